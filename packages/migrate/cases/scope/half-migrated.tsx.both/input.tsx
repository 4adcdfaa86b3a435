import { AuthProvider } from "./auth"

export const App = () => (
  <AuthProvider scope="conversion:read_conversion_stablecoin conversion:write_conversion_stablecoin orchestration:read_orchestration">
    <Treasury />
  </AuthProvider>
)

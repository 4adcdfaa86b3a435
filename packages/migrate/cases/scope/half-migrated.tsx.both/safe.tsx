import { AuthProvider } from "./auth"

export const App = () => (
  <AuthProvider scope="orchestration:write_orchestration orchestration:read_orchestration">
    <Treasury />
  </AuthProvider>
)

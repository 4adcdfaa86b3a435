import { AuthProvider } from "./auth"

export const App = () => (
  <AuthProvider scope="orchestration:read_orchestration orchestration:write_orchestration">
    <Treasury />
  </AuthProvider>
)

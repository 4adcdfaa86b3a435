import { AuthProvider } from "./auth"

export const App = () => (
  <AuthProvider scope="transfer:read_deposit_address funding:read_profile">
    <Treasury />
  </AuthProvider>
)

import { Link } from "./router.tsx"

export const Menu = () => (
  <nav>
    <Link to="/conversions/stablecoins">Stablecoins</Link>
    <a href="https://example.com/conversion/stablecoins-explained">Read more</a>
  </nav>
)

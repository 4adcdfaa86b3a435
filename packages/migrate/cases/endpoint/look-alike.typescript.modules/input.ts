import { convert } from "./conversion/stablecoins.ts"
import { list } from "../conversion/stablecoins"

const page = await import("./conversion/stablecoins.ts")
export { convert, list, page }

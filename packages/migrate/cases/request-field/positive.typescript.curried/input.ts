// partial application and currying
import { http } from "./http"
const post = (path: string) => (body: object) => http.post(path, body)
const createConversion = post("/v2/conversion/stablecoins")
export const go = (p: string, amount: string, ref: string) =>
  createConversion({ profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref })

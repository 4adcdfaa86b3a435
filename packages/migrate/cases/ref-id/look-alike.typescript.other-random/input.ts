import { randomUUID } from "node:crypto"
import type { Api } from "./api.ts"

export const transfer = (api: Api, amount: string) => api.post("/transfer/internal", { ref_id: randomUUID(), amount, asset: "PYUSD" })
export const trade = (api: Api, amount: string) => api.post("/profiles/p/orders", { amount, market: "BTCUSD" })

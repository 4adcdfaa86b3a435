import type { Api } from "./api.ts"

export async function send(api: Api, dollars: number) {
  await api.post("/transfer/internal", { amount: dollars.toFixed(2), asset: "PYUSD" })
  const transfer = await api.get("/transfer/internal/1")
  console.log(Number(transfer.amount))
}

import type { Api } from "./api.ts"

export async function send(api: Api, profile: string, dollars: number) {
  await api.post("/conversion/stablecoins", {
    ref_id: "r-1",
    profile_id: profile,
    amount: dollars.toFixed(2),
    source_asset: "USD",
    target_asset: "PYUSD"
  })
  await api.post("/conversion/stablecoins", {
    ref_id: "r-2",
    profile_id: profile,
    amount: 100,
    source_asset: "USD",
    target_asset: "PYUSD"
  })
}

export async function read(api: Api, id: string) {
  const conversion = await api.get(`/conversion/stablecoins/${id}`)
  console.log(Number(conversion.amount) + parseFloat(conversion.amount))
}

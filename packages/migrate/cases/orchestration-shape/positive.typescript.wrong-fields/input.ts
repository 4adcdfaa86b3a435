import type { Api } from "./api.ts"

export async function convert(api: Api, profile: string, refId: string, amount: string) {
  const { data } = await api.post("/orchestration/orchestrations", {
    ref_id: refId,
    profile_id: profile,
    source_amount: amount,
    source_asset: "USD",
    destination_asset: "PYUSD"
  })
  const orchestration = data.orchestration ?? data
  console.log(orchestration.destination_amount, orchestration.completed_at)
}

export async function sides(api: Api, profile: string, refId: string, amount: string) {
  await api.post("/orchestration/orchestrations", {
    ref_id: refId,
    source: { profile: { profile_id: profile } },
    destination: { crypto: { address_id: "a-1" } },
    profile_id: profile,
    source_amount: amount,
    source_asset: "USD",
    destination_asset: "PYUSD"
  })
}

export async function rows(api: Api) {
  const page = await api.get("/orchestration/orchestrations?source_asset=USD")
  for (const row of page.orchestrations) console.log(row.id)
}

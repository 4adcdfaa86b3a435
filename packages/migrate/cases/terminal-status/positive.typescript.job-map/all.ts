import { http } from "./http"
const jobs = new Map<string, string>()
export async function start(p: string, amount: string, ref: string) {
  const { data } = await http.post("/v2/orchestration/orchestrations", { source: { profile: { profile_id: p } }, destination: { profile: { profile_id: p } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref })
  jobs.set(ref, data.id)
}
export async function tick() {
  for (const [ref, id] of jobs) {
    const { data } = await http.get("/v2/conversion/stablecoins/" + id)
    if (data.status == "SETTLED") jobs.delete(ref)
    else if (data.status == "CANCELLED") throw new Error(ref)
  }
}

import { http } from "./http"
const labels: Record<string, string> = { CREATED: "Pending", SETTLED: "Done", CANCELLED: "Cancelled" }
export async function label(id: string) {
  const { data: { status, amount: total, target_asset = "PYUSD", ...others } } = await http.get(`/v2/conversion/stablecoins/${id}`)
  return { text: labels[status], total, target_asset, others }
}

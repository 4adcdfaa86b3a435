import { http } from "./http"
export const reverse = async (id: string) => {
  const c = (await http.get(`/v2/conversion/stablecoins/${id}`)).data
  const { id: _, created_at, ...body } = c
  return http.post("/v2/conversion/stablecoins", { ...body, source_asset: c.target_asset, target_asset: c.source_asset, ref_id: `undo-${id}` })
}
export const clone = async (p: string, list: { amount: string; target_asset: string; key: string }[]) =>
  Promise.all(list.map(({ amount, target_asset, key }) => http.post("/v2/conversion/stablecoins", { profile_id: p, amount, source_asset: "USD", target_asset, ref_id: key })))

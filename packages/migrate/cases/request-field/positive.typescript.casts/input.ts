import { http } from "./http"
const amount = "5.00"
export const one = (id: string) => http.post("/v2/conversion/stablecoins", { "profile_id": nextProfile(), 'amount': amount, source_asset: `USD`, ["target_asset"]: "PYUSD", ref_id: id, recipient_profile_id: null, identity_id: "00000000-0000-0000-0000-000000000000", })
declare function nextProfile(): string
export const two = (id: string, d: any) => http.post("/v2/conversion/stablecoins", { profile_id: d.profile!, amount: d.amount as string, source_asset: "USD", target_asset: d.to ?? "PYUSD", ref_id: id, /* memo */ metadata: { amount: d.amount, target_asset: "x" } })

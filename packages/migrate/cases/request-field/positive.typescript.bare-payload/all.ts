export const samples = [
  { ref_id: "s-1", source: { profile: { profile_id: "p-1" } }, destination: { profile: { profile_id: "p-1" } }, source_amount: "12.50", source_asset: "USD", destination_asset: "PYUSD" },
  { ref_id: "s-2", source: { profile: { profile_id: "p-1" } }, destination: { profile: { profile_id: "p-1" } }, source_amount: "3", source_asset: "USDP", destination_asset: "USD" }
]

export const samples = [
  { ref_id: "s-1", profile_id: "p-1", amount: "12.50", source_asset: "USD", target_asset: "PYUSD" },
  { ref_id: "s-2", profile_id: "p-1", amount: "3", source_asset: "USDP", target_asset: "USD" }
]

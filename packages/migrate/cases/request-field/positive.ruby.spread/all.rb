ASSETS = { source_asset: "USD", target_asset: "PYUSD" }.freeze

def convert(conn, ref, profile, extra)
  assets = { source_asset: "USD", destination_asset: "PYUSD" }
  conn.post("/v2/orchestration/orchestrations", { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: "3", **assets }.to_json)
  conn.post("/v2/conversion/stablecoins", { ref_id: ref, profile_id: profile, amount: "3", **extra }.to_json)
  conn.post("/v2/conversion/stablecoins", { ref_id: ref, profile_id: profile, amount: "3" }.merge(ASSETS).to_json)
  nil
end

def convert(conn, ref, profile)
  conn.post("/v2/conversion/stablecoins", { ref_id: ref, profile_id: profile, amount: "1", source_asset: "USD", target_asset: "PYUSD" }.to_json)
end

def other(
  {

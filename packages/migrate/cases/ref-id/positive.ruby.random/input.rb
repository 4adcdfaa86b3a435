require "securerandom"

def convert(conn, profile)
  ref = SecureRandom.uuid
  conn.post("/v2/conversion/stablecoins", { ref_id: ref, profile_id: profile, amount: "5", source_asset: "USD", target_asset: "PYUSD" }.to_json)
  nil
end

def inline(conn, profile)
  conn.post("/v2/conversion/stablecoins", { ref_id: "conv-#{SecureRandom.uuid}", profile_id: profile, amount: "5", source_asset: "USD", target_asset: "PYUSD" }.to_json)
  nil
end

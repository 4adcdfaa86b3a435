require "securerandom"

def convert(conn, profile)
  ref = SecureRandom.uuid
  conn.post("/v2/orchestration/orchestrations", { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: "5", source_asset: "USD", destination_asset: "PYUSD" }.to_json)
  nil
end

def inline(conn, profile)
  conn.post("/v2/orchestration/orchestrations", { ref_id: "conv-#{SecureRandom.uuid}", source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: "5", source_asset: "USD", destination_asset: "PYUSD" }.to_json)
  nil
end

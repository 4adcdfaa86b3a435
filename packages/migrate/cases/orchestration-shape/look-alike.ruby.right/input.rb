def create(conn, ref, profile)
  side = { profile: { profile_id: profile } }
  body = { ref_id: ref, source: side, destination: side, source_amount: "5", source_asset: "USD", destination_asset: "PYUSD" }
  JSON.parse(conn.post("/v2/orchestration/orchestrations", body.to_json).body)["id"]
end

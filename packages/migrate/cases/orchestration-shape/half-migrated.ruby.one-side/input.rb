def create(conn, ref, profile)
  body = { ref_id: ref, source: { profile: { profile_id: profile } }, source_amount: "5", source_asset: "USD", destination_asset: "PYUSD" }
  conn.post("/v2/orchestration/orchestrations", body.to_json)
end

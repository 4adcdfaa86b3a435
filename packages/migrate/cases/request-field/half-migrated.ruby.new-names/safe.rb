def convert(conn, ref, profile)
  body = { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: "1", source_asset: "USD", destination_asset: "PYUSD" }
  conn.post("/v2/orchestration/orchestrations", body.to_json)
  nil
end

def convert(conn, profile)
  body = {
    ref_id: "REPLACE-WITH-ONE-STABLE-ID-PER-OPERATION",
    source: { profile: { profile_id: profile } },
    destination: { profile: { profile_id: profile } },
    source_amount: "5",
    source_asset: "USD",
    destination_asset: "PYUSD"
  }
  conn.post("/v2/orchestration/orchestrations", body.to_json)
end

def create(conn, ref, profile)
  created = JSON.parse(conn.post("/v2/orchestration/orchestrations", { ref_id: ref, profile_id: profile, source_amount: "5", source_asset: "USD", destination_asset: "PYUSD" }.to_json).body)
  puts created["orchestration"]["id"], created["destination_amount"]
end

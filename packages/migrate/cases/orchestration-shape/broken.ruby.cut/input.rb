def create(conn, ref, profile)
  conn.post("/v2/orchestration/orchestrations", { ref_id: ref, profile_id: profile, source_amount: "5", source_asset: "USD", destination_asset: "PYUSD" }.to_json)
end

x = [1,

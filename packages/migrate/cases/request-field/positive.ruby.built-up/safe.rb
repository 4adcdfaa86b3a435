def convert(conn, ref, profile, amount, note = nil)
  payload = { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount }
  payload[:source_asset] = "USD"
  payload[:destination_asset] = "PYUSD"
  payload[:ref_id] = ref
  payload[:metadata] = { note: note } if note
  puts "converting #{payload[:source_amount]}"
  conn.post("/v2/orchestration/orchestrations", payload.to_json)
  nil
end

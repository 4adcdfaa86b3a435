def convert(conn, ref, profile, amount, note = nil)
  payload = { profile_id: profile, amount: amount }
  payload[:source_asset] = "USD"
  payload[:target_asset] = "PYUSD"
  payload[:ref_id] = ref
  payload[:metadata] = { note: note } if note
  puts "converting #{payload[:amount]}"
  conn.post("/v2/conversion/stablecoins", payload.to_json)
  nil
end

def f(id, p, amount, redis)
  body = { ref_id: id, source: { profile: { profile_id: p } }, destination: { profile: { profile_id: p } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }
  redis.set("last", body.to_json)
  Faraday.post("https://api.paxos.com/v2/orchestration/orchestrations", body.to_json)
  nil
end

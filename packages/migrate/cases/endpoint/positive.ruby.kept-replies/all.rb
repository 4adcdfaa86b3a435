require "faraday"
require "json"

def cached(id, p, amount, redis)
  reply = JSON.parse(Faraday.post("https://api.paxos.com/v2/orchestration/orchestrations", { ref_id: id, source: { profile: { profile_id: p } }, destination: { profile: { profile_id: p } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }.to_json).body)
  redis.set(id, reply.to_json)
  nil
end

def saved(id, p, amount, order)
  reply = JSON.parse(Faraday.post("https://api.paxos.com/v2/orchestration/orchestrations", { ref_id: id, source: { profile: { profile_id: p } }, destination: { profile: { profile_id: p } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }.to_json).body)
  order.update(status: reply["status"])
  nil
end

def listed(id, p, amount, out)
  reply = JSON.parse(Faraday.post("https://api.paxos.com/v2/orchestration/orchestrations", { ref_id: id, source: { profile: { profile_id: p } }, destination: { profile: { profile_id: p } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }.to_json).body)
  out << reply["status"]
  nil
end

def looked(id, p, amount, labels)
  reply = JSON.parse(Faraday.post("https://api.paxos.com/v2/orchestration/orchestrations", { ref_id: id, source: { profile: { profile_id: p } }, destination: { profile: { profile_id: p } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }.to_json).body)
  puts labels.fetch(reply["status"])
  nil
end

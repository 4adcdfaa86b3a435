require "faraday"
require "json"

def kept(id, p, amount, state)
  state[:last] = JSON.parse(Faraday.post("https://api.paxos.com/v2/orchestration/orchestrations", { ref_id: id, source: { profile: { profile_id: p } }, destination: { profile: { profile_id: p } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }.to_json).body)
  nil
end

def counted(id, p, amount)
  c = JSON.parse(Faraday.post("https://api.paxos.com/v2/orchestration/orchestrations", { ref_id: id, source: { profile: { profile_id: p } }, destination: { profile: { profile_id: p } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }.to_json).body)
  STATSD.increment("paxos.#{c["status"].downcase}")
end

def filled(id, p, amount)
  c = JSON.parse(Faraday.post("https://api.paxos.com/v2/orchestration/orchestrations", { ref_id: id, source: { profile: { profile_id: p } }, destination: { profile: { profile_id: p } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }.to_json).body)
  puts Conversion.new(*c.values_at(*Conversion.members.map(&:to_s)))
end

def refused(id, p, amount)
  c = JSON.parse(Faraday.post("https://api.paxos.com/v2/orchestration/orchestrations", { ref_id: id, source: { profile: { profile_id: p } }, destination: { profile: { profile_id: p } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }.to_json).body)
  raise PaxosError.new(c)
end

def updated(transfer, p, amount)
  c = JSON.parse(Faraday.post("https://api.paxos.com/v2/orchestration/orchestrations", { ref_id: transfer.id, source: { profile: { profile_id: p } }, destination: { profile: { profile_id: p } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }.to_json).body)
  transfer.update!(c.slice("source_amount", "destination_asset"))
end

def saved(id, p, amount)
  JSON.parse(Faraday.post("https://api.paxos.com/v2/orchestration/orchestrations", { ref_id: id, source: { profile: { profile_id: p } }, destination: { profile: { profile_id: p } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }.to_json).body).then(&method(:save))
  nil
end

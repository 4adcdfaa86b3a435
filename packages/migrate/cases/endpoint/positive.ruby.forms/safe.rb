require "net/http"
def a(ref, p, amount)
  Net::HTTP.post_form(URI("https://api.paxos.com/v2/conversion/stablecoins"), "ref_id" => ref, "profile_id" => p, "amount" => amount, "source_asset" => "USD", "target_asset" => "PYUSD")
  nil
end
def b(ref, p, amount)
  req = Net::HTTP::Post.new(URI("https://api.paxos.com/v2/conversion/stablecoins"))
  req.set_form_data("ref_id" => ref, "profile_id" => p, "amount" => amount, "source_asset" => "USD", "target_asset" => "PYUSD")
  Net::HTTP.start("api.paxos.com", 443, use_ssl: true) { |h| h.request(req) }
  nil
end
def c(ref, p, amount)
  HTTP.post("https://api.paxos.com/v2/conversion/stablecoins", form: { ref_id: ref, profile_id: p, amount: amount, source_asset: "USD", target_asset: "PYUSD" })
  nil
end
def d(ref, p, amount)
  RestClient.post("https://api.paxos.com/v2/conversion/stablecoins", { ref_id: ref, profile_id: p, amount: amount, source_asset: "USD", target_asset: "PYUSD" })
  nil
end
def e(ref, p, amount)
  HTTParty.post("https://api.paxos.com/v2/conversion/stablecoins", body: { ref_id: ref, profile_id: p, amount: amount, source_asset: "USD", target_asset: "PYUSD" })
  nil
end
def f(ref, p, amount)
  HTTParty.post("https://api.paxos.com/v2/orchestration/orchestrations", body: { ref_id: ref, source: { profile: { profile_id: p } }, destination: { profile: { profile_id: p } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }.to_json)
  nil
end
def g(ref, p, amount)
  conn = Faraday.new { |f| f.request :url_encoded }
  conn.post("https://api.paxos.com/v2/conversion/stablecoins", { ref_id: ref, profile_id: p, amount: amount, source_asset: "USD", target_asset: "PYUSD" })
  nil
end
def h(ref, p, amount)
  RestClient.post("https://api.paxos.com/v2/orchestration/orchestrations", { ref_id: ref, source: { profile: { profile_id: p } }, destination: { profile: { profile_id: p } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }.to_json, content_type: :json)
  nil
end

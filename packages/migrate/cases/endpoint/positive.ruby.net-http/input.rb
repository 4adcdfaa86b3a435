require "json"
require "net/http"

API = ENV.fetch("PAXOS_API")

def convert(token, ref_id, profile, amount)
  uri = URI("#{API}/v2/conversion/stablecoins")
  request = Net::HTTP::Post.new(uri)
  request["Authorization"] = "Bearer #{token}"
  request["Content-Type"] = "application/json"
  request.body = JSON.generate(
    ref_id: ref_id,
    profile_id: profile,
    amount: amount,
    source_asset: "USD",
    target_asset: "PYUSD"
  )
  response = Net::HTTP.start(uri.host, uri.port, use_ssl: true) { |http| http.request(request) }
  JSON.parse(response.body)["id"]
end

def once(token, ref_id, profile)
  Net::HTTP.post(
    URI("https://api.paxos.com/v2/conversion/stablecoins"),
    { "ref_id" => ref_id, "profile_id" => profile, "amount" => "1", "source_asset" => "USD", "target_asset" => "USDG" }.to_json,
    "Authorization" => "Bearer #{token}"
  )
end

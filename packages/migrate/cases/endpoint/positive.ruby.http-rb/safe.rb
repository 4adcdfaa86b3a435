require "http"

def convert(token, ref, profile)
  HTTP.auth("Bearer #{token}").post("https://api.paxos.com/v2/conversion/stablecoins", json: { ref_id: ref, profile_id: profile, amount: "1", source_asset: "USD", target_asset: "PYUSD" })
  HTTP.auth("Bearer #{token}").get("https://api.paxos.com/v2/conversion/stablecoins", params: { "created_at.end" => ref, limit: 5 }).status
end

def typhoeus(ref, profile)
  request = Typhoeus::Request.new("https://api.paxos.com/v2/orchestration/orchestrations", method: :post, body: { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: "1", source_asset: "USD", destination_asset: "PYUSD" }.to_json)
  request.run
  Excon.post("https://api.paxos.com/v2/orchestration/orchestrations", body: JSON.dump(ref_id: ref, source: {profile: {profile_id: profile}}, destination: {profile: {profile_id: profile}}, source_amount: "1", source_asset: "USD", destination_asset: "PYUSD"))
  nil
end

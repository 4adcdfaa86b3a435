require "httparty"

def convert(base, ref, profile, amount)
  HTTParty.post("#{base}/v2/orchestration/orchestrations", body: { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: "100", source_asset: "USD", destination_asset: "PYUSD" }.to_json)
  HTTParty.post("#{base}/v2/orchestration/orchestrations", body: { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount.to_f, source_asset: "USD", destination_asset: "PYUSD" }.to_json)
  found = HTTParty.get("#{base}/v2/orchestration/orchestrations/#{ref}").parsed_response
  puts found["source_amount"].to_f
  puts Float(found["source_amount"])
  nil
end

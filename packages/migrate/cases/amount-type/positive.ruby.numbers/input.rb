require "httparty"

def convert(base, ref, profile, amount)
  HTTParty.post("#{base}/v2/conversion/stablecoins", body: { ref_id: ref, profile_id: profile, amount: 100, source_asset: "USD", target_asset: "PYUSD" }.to_json)
  HTTParty.post("#{base}/v2/conversion/stablecoins", body: { ref_id: ref, profile_id: profile, amount: amount.to_f, source_asset: "USD", target_asset: "PYUSD" }.to_json)
  found = HTTParty.get("#{base}/v2/conversion/stablecoins/#{ref}").parsed_response
  puts found["amount"].to_f
  puts Float(found["amount"])
  nil
end

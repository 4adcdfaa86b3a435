require "httparty"

def convert(base, ref, profile)
  body = {
    ref_id: ref,
    source: { profile: { profile_id: profile } },
    destination: { profile: { profile_id: profile } },
    source_amount: 5,
    source_asset: "USD",
    destination_asset: "PYUSD"
  }
  HTTParty.post("#{base}/v2/orchestration/orchestrations", body: body.to_json)
end

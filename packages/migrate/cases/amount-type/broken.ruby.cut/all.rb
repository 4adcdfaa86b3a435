def convert(base, ref, profile)
  HTTParty.post(base + "/v2/orchestration/orchestrations", body: { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: "5", source_asset: "USD", destination_asset: "PYUSD" }.to_json)
end

def (

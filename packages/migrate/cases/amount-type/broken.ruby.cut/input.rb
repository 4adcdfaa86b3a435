def convert(base, ref, profile)
  HTTParty.post(base + "/v2/conversion/stablecoins", body: { ref_id: ref, profile_id: profile, amount: 5, source_asset: "USD", target_asset: "PYUSD" }.to_json)
end

def (

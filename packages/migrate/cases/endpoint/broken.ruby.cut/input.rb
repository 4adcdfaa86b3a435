def convert(base, ref)
  HTTParty.post(base + "/v2/conversion/stablecoins", body: { profile_id: PROFILE, amount: "1",

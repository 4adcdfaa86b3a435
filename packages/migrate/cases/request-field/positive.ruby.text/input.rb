def convert(base, ref, profile)
  body = <<~JSON
    {
      "ref_id": "#{ref}",
      "profile_id": "#{profile}",
      "amount": "3",
      "source_asset": "USD",
      "target_asset": "PYUSD"
    }
  JSON
  HTTParty.post(base + "/v2/conversion/stablecoins", body: body)
  nil
end

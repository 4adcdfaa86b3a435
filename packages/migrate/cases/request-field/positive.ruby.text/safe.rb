def convert(base, ref, profile)
  body = <<~JSON
    {
      "ref_id": "#{ref}",
      "source": {
        "profile": {
          "profile_id": "#{profile}"
        }
      },
      "destination": {
        "profile": {
          "profile_id": "#{profile}"
        }
      },
      "source_amount": "3",
      "source_asset": "USD",
      "destination_asset": "PYUSD"
    }
  JSON
  HTTParty.post(base + "/v2/orchestration/orchestrations", body: body)
  nil
end

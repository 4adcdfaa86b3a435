class F
  def send(client, ref, amount, profile)
    body = { profile_id: profile, amount: amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref }
    client.post("/v2/conversion/stablecoins", body.to_json)
    @sent[ref] = body
    nil
  end

  def describe(ref)
    @sent[ref][:amount]
  end
end

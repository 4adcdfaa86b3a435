class F
  def send(client, ref, amount, profile)
    body = { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }
    client.post("/v2/orchestration/orchestrations", body.to_json)
    @sent[ref] = body
    nil
  end

  def describe(ref)
    @sent[ref][:amount]
  end
end

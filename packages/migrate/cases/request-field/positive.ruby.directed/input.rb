def pay(conn, order)
  conn.post(
    '/v2/conversion/stablecoins',
    {
      'ref_id'               => order.id,
      'profile_id'           => order.profile,
      'recipient_profile_id' => order.payee,
      'amount'               => order.total,
      'source_asset'         => 'USD',
      'target_asset'         => 'USDG',
    }.to_json
  )
  nil
end

def maybe(conn, ref, profile, payee = nil)
  body = { ref_id: ref, profile_id: profile, recipient_profile_id: payee, amount: "1", source_asset: "USD", target_asset: "PYUSD" }.compact
  conn.post("/v2/conversion/stablecoins", body.to_json)
  nil
end

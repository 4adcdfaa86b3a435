def pay(conn, order)
  conn.post(
    '/v2/orchestration/orchestrations',
    {
      'ref_id'               => order.id,
      'source' => {
        'profile' => {
          'profile_id' => order.profile,
        },
      },
      'destination' => {
        'profile' => {
          'profile_id' => order.payee || order.profile,
        },
      },
      'source_amount'               => order.total,
      'source_asset'         => 'USD',
      'destination_asset'         => 'USDG',
    }.to_json
  )
  nil
end

def maybe(conn, ref, profile, payee = nil)
  body = { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: payee || profile } }, source_amount: "1", source_asset: "USD", destination_asset: "PYUSD" }.compact
  conn.post("/v2/orchestration/orchestrations", body.to_json)
  nil
end

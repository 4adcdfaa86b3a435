export async function send(api, profile, dollars) {
  const side = { profile: { profile_id: profile } }
  await api.post('/orchestration/orchestrations', {
    ref_id: 'r-1',
    source: side,
    destination: side,
    source_amount: String(parseFloat(dollars)),
    source_asset: 'USD',
    destination_asset: 'PYUSD'
  })
}

export async function convert(api, profile, refId, amount) {
  await api.post('/orchestration/orchestrations', {
    ref_id: refId,
    source: { profile: { profile_id: profile } },
    source_amount: amount,
    source_asset: 'USD',
    destination_asset: 'PYUSD'
  })
}

export async function convert(api, profile) {
  await api.post('/orchestration/orchestrations', {
    source: { profile: { profile_id: profile } },
    destination: { profile: { profile_id: profile } },
    source_amount: '1',
    source_asset: 'USD',
    destination_asset: 'PYUSD'
  })
}

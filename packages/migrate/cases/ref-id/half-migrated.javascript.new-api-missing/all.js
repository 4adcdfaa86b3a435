export async function convert(api, profile) {
  await api.post('/orchestration/orchestrations', {
    ref_id: 'REPLACE-WITH-ONE-STABLE-ID-PER-OPERATION',
    source: { profile: { profile_id: profile } },
    destination: { profile: { profile_id: profile } },
    source_amount: '1',
    source_asset: 'USD',
    destination_asset: 'PYUSD'
  })
}

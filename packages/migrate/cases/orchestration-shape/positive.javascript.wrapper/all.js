const api = require('./api')

async function convert(profile_id, ref_id, source_amount) {
  await api.post('/orchestration/orchestrations', { ref_id, source: { profile: { profile_id } }, destination: { profile: { profile_id } }, source_amount, source_asset: 'USD', destination_asset: 'PYUSD' })
}

convert('p-1', 'r-1', '5')

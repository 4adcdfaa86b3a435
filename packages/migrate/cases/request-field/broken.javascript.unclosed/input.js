const { post } = require('./http')

const convert = async (profile_id, ref_id, amount) => {
  await post('/conversion/stablecoins', { ref_id, profile_id, amount, source_asset: 'USD', target_asset: 'PYUSD' })

convert('p-1', 'r-1', '1.00')

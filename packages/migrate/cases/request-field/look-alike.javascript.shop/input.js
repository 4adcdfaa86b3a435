const { post } = require('./http')

const pay = async (profile_id, ref_id, amount) => {
  await post('/v1/swaps', { ref_id, profile_id, amount, source_asset: 'EUR', target_asset: 'PYUSD' })
}

pay('p-1', 'r-1', '1.00')

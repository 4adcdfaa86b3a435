const { post } = require('./http')

const convert = async (profile_id, ref_id, amount) => {
  await post('/orchestration/orchestrations', {
    ref_id,
    source: {
      profile: {
        profile_id
      }
    },
    destination: {
      profile: {
        profile_id
      }
    },
    source_amount: amount,
    source_asset: 'USD',
    destination_asset: 'PYUSD'
  })
}

convert('p-1', 'r-1', '1.00')

const axios = require('axios')

async function sweep(profile) {
  await axios.post('https://api.paxos.com/v2/conversion/stablecoins', {
    profile_id: profile,
    amount: '100',
    source_asset: 'PYUSD',
    target_asset: 'USD'
  })
}

sweep(process.argv[2])

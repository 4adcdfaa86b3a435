const axios = require('axios')

async function sweep(profile) {
  await axios.post('https://api.paxos.com/v2/orchestration/orchestrations', {
    ref_id: 'REPLACE-WITH-ONE-STABLE-ID-PER-OPERATION',
    source: {
      profile: {
        profile_id: profile
      }
    },
    destination: {
      profile: {
        profile_id: profile
      }
    },
    source_amount: '100',
    source_asset: 'PYUSD',
    destination_asset: 'USD'
  })
}

sweep(process.argv[2])

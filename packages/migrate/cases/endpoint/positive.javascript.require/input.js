'use strict'
const axios = require('axios')

const CONVERSIONS = 'https://api.sandbox.paxos.com/v2/conversion/stablecoins'

async function convert(profileId, amount, refId) {
  await axios.post(CONVERSIONS, { ref_id: refId, profile_id: profileId, amount, source_asset: 'USD', target_asset: 'USDP' })
}

setInterval(() => convert(process.env.PROFILE, '10', process.env.RUN_ID), 60000)

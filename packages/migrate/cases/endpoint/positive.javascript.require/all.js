'use strict'
const axios = require('axios')

const CONVERSIONS = 'https://api.sandbox.paxos.com/v2/orchestration/orchestrations'

async function convert(profileId, amount, refId) {
  await axios.post(CONVERSIONS, { ref_id: refId, source: { profile: { profile_id: profileId } }, destination: { profile: { profile_id: profileId } }, source_amount: amount, source_asset: 'USD', destination_asset: 'USDP' })
}

setInterval(() => convert(process.env.PROFILE, '10', process.env.RUN_ID), 60000)

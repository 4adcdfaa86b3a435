export const HELP = [
  'https://docs.paxos.com/api-reference/endpoints/orchestration/get-orchestration',
  'https://docs.paxos.com/api-reference/endpoints/stablecoin-conversion/get-stablecoin-conversion'
]

/** See https://docs.paxos.com/api-reference/endpoints/stablecoin-conversion/create-stablecoin-conversion. */
export const HELP = 'https://docs.paxos.com/guides/developer/convert'

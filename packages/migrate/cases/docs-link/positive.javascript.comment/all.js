/** See https://docs.paxos.com/api-reference/endpoints/orchestration/create-orchestration. */
export const HELP = 'https://docs.paxos.com/guides/developer/orchestrations/convert'

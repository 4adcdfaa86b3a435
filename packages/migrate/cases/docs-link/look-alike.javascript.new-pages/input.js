/** See https://docs.paxos.com/api-reference/endpoints/orchestration/create-orchestration. */
export const HELP = 'https://docs.paxos.com/guides/developer/orchestrations/convert'
export const OTHER = 'https://docs.example.com/guides/developer/convert'

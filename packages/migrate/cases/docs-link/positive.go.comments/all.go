package desk

// convert follows https://docs.paxos.com/guides/developer/orchestrations/convert.
func convert() {}

/* See https://docs.paxos.com/api-reference/endpoints/orchestration/create-orchestration */
const help = "https://docs.paxos.com/api-reference/endpoints/orchestration/overview"

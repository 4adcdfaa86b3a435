package desk

// convert follows https://docs.paxos.com/guides/developer/convert.
func convert() {}

/* See https://docs.paxos.com/api-reference/endpoints/stablecoin-conversion/create-stablecoin-conversion */
const help = "https://docs.paxos.com/api-reference/endpoints/stablecoin-conversion/overview"

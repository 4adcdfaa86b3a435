locals {
  document = {
    oauth = {
      scope = "https://docs.paxos.com/api-reference/endpoints/stablecoin-conversion/create-stablecoin-conversion https://docs.paxos.com/api-reference/endpoints/orchestration/create-orchestration"
    }
  }
}

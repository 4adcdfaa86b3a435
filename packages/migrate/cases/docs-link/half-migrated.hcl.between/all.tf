locals {
  document = {
    oauth = {
      scope = "https://docs.paxos.com/api-reference/endpoints/orchestration/create-orchestration https://docs.paxos.com/api-reference/endpoints/orchestration/create-orchestration"
    }
  }
}

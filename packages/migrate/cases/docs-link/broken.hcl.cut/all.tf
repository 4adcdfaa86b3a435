locals {
  document = {
    oauth = {
      scope = "https://docs.paxos.com/api-reference/endpoints/orchestration/create-orchestration"
    }
  }

  other = [1, 2

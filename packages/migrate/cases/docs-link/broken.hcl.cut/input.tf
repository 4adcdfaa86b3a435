locals {
  document = {
    oauth = {
      scope = "https://docs.paxos.com/api-reference/endpoints/stablecoin-conversion/create-stablecoin-conversion"
    }
  }

  other = [1, 2

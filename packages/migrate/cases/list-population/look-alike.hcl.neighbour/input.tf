locals {
  document = [
    {
      scope = "https://api.paxos.com:443"
      method = "GET"
      path = "/v2/orchestration/orchestrations?limit=100"
      status = 200
    },
  ]
}

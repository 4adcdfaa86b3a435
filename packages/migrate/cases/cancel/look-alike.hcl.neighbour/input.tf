locals {
  document = [
    {
      scope = "https://api.paxos.com:443"
      method = "DELETE"
      path = "/v2/orchestration/rules/e9a2f4c1-6b8d-4e3a-b5c7-1d0f9e8a7b6c"
      status = 200
    },
  ]
}

data "http" "old" {
  url = "https://api.paxos.com/v2/orchestration/orchestrations/${var.id}"
  method = "GET"
}

data "http" "new" {
  url = "https://api.paxos.com/v2/orchestration/orchestrations/${var.id}"
  method = "GET"
}

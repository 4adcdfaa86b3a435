data "http" "old" {
  url    = "https://api.paxos.com/v2/orchestration/orchestrations/${var.id}"
  method = "GET"

resource "x" "y" {
  a = 

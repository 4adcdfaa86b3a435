data "http" "old" {
  url    = "https://api.paxos.com/v2/conversion/stablecoins/${var.id}"
  method = "GET"

resource "x" "y" {
  a = 

data "http" "open" {
  method = "GET"
  url    = "https://api.paxos.com/v2/conversion/stablecoins?created_at.begin=${var.since}&status=CREATED"
}

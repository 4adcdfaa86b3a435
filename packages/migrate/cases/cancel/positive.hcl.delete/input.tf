resource "terracurl_request" "stop" {
  url    = "${var.paxos_url}/v2/conversion/stablecoins/${var.conversion_id}"
  method = "DELETE"
}

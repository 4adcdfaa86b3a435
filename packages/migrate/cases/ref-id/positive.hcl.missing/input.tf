resource "terracurl_request" "convert" {
  url    = "https://api.paxos.com/v2/conversion/stablecoins"
  method = "POST"
  request_body = jsonencode({
    source_asset = "USD",
    target_asset = "PYUSD",
    amount       = "10",
    profile_id   = var.from,
  })
}

data "http" "convert" {
  url    = "https://api.paxos.com/v2/conversion/stablecoins"
  method = "POST"
  request_body = jsonencode({
    source_asset = "USD"
    target_asset = "PYUSD"
    amount       = 10.5
    profile_id   = var.from
    ref_id       = var.ref
  })
}

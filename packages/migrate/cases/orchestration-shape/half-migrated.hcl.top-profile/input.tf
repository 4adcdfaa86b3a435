data "http" "convert" {
  url    = "https://api.paxos.com/v2/orchestration/orchestrations"
  method = "POST"
  request_body = jsonencode({
    source_asset      = "USD"
    destination_asset = "PYUSD"
    source_amount     = "10"
    profile_id        = var.from
    ref_id            = var.ref
  })
}

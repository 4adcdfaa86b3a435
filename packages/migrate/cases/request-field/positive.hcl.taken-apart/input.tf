locals {
  request = {
    source_asset = "USD"
    target_asset = "PYUSD"
    amount       = "10"
    profile_id   = var.from
    ref_id       = var.ref
  }
}

data "http" "convert" {
  url          = "https://api.paxos.com/v2/conversion/stablecoins"
  method       = "POST"
  request_body = jsonencode(local.request)
}

output "amount" {
  value = local.request.amount
}

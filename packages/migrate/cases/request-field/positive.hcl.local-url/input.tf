locals {
  base_url        = "https://api.paxos.com/v2"
  conversions     = "conversion/stablecoins"
  conversions_url = "${local.base_url}/${local.conversions}"
}

# The path belongs to the whole module, so a person moves it.
resource "terracurl_request" "standing_order" {
  method = "POST"
  url    = local.conversions_url
  request_body = jsonencode({
    ref_id       = "standing-order-$${date}"
    profile_id   = var.profile_id
    amount       = "2500.00"
    source_asset = "USD"
    target_asset = "USDG"
  })
}

# Nothing shows where this goes.
resource "terracurl_request" "other" {
  method = "POST"
  url    = var.url
  request_body = jsonencode({
    ref_id       = "r-1"
    profile_id   = var.profile_id
    amount       = "1.00"
    source_asset = "USD"
    target_asset = "PYUSD"
  })
}

resource "terracurl_request" "convert" {
  url          = format("%s/v2/conversion/stablecoins", var.paxos_url)
  method       = "POST"
  request_body = jsonencode({ "source_asset" : "USD", "target_asset" : "PYUSD", "amount" : "10", "profile_id" : var.from, "recipient_profile_id" : var.to, "ref_id" : var.ref })
}

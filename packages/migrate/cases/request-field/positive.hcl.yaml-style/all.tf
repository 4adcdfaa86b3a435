resource "terracurl_request" "convert" {
  url          = format("%s/v2/orchestration/orchestrations", var.paxos_url)
  method       = "POST"
  request_body = jsonencode({ "source_asset" : "USD", "destination_asset" : "PYUSD", "source_amount" : "10", "source" : { "profile" : { "profile_id" : var.from } }, "destination" : { "profile" : { "profile_id" : var.to } }, "ref_id" : var.ref })
}

resource "terracurl_request" "convert" {
  url    = "https://api.paxos.com/v2/orchestration/orchestrations"
  method = "POST"
  request_body = jsonencode({
    ref_id = "REPLACE-WITH-ONE-STABLE-ID-PER-OPERATION",
    source_asset = "USD",
    destination_asset = "PYUSD",
    source_amount       = "10",
    source = {
      profile = {
        profile_id = var.from,
      },
    },
    destination = {
      profile = {
        profile_id = var.from,
      },
    },
  })
}

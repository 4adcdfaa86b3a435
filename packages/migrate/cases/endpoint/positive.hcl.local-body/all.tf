locals {
  base = "https://api.paxos.com"

  conversion = { source_asset = "USD", destination_asset = "USDP", source_amount = "250.00", source = { profile = { profile_id = "c5b3fc9e-8f7c-4d38-b1d3-9f2b1f6a3c11" } }, destination = { profile = { profile_id = "c5b3fc9e-8f7c-4d38-b1d3-9f2b1f6a3c11" } }, ref_id = "topup-7" }
}

resource "restapi_object" "topup" {
  path = "${local.base}/v2/conversion/stablecoins"
  data = jsonencode(local.conversion)
}

data "http" "conversion" {
  url = "https://api.paxos.com/v2/conversion/stablecoins/${var.id}"
  method = "GET"
}

locals {
  conversion = jsondecode(data.http.conversion.response_body)
}

check "open" {
  assert {
    condition     = local.conversion.status == "CREATED"
    error_message = "over"
  }
}

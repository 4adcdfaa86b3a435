data "http" "conversion" {
  url = "https://api.paxos.com/v2/orchestration/orchestrations/${var.id}"
  method = "GET"
}

locals {
  conversion = jsondecode(data.http.conversion.response_body)
}

check "open" {
  assert {
    condition     = local.conversion.status == "PROCESSING"
    error_message = "over"
  }
}

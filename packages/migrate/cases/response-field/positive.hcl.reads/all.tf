data "http" "conversion" {
  url = "https://api.paxos.com/v2/orchestration/orchestrations/${var.id}"
  method = "GET"
}

data "http" "ticket" {
  url = "https://tickets.example.com/tickets/${var.id}"
}

output "amount" {
  value = jsondecode(data.http.conversion.response_body).source_amount
}

output "coin" {
  value = "${jsondecode(data.http.conversion.response_body).destination_asset} for ${jsondecode(data.http.conversion.response_body).destination.profile.profile_id}"
}

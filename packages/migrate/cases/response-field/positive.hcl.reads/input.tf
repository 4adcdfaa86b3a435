data "http" "conversion" {
  url = "https://api.paxos.com/v2/conversion/stablecoins/${var.id}"
  method = "GET"
}

data "http" "ticket" {
  url = "https://tickets.example.com/tickets/${var.id}"
}

output "amount" {
  value = jsondecode(data.http.conversion.response_body).amount
}

output "coin" {
  value = "${jsondecode(data.http.conversion.response_body).target_asset} for ${jsondecode(data.http.conversion.response_body).recipient_profile_id}"
}

data "http" "co{nversion" {
  url    = "https://api.paxos.com/v2/conversion/stablecoins/${var.id}"
  method = "GET"
}

output "amount" {
  value = data.http.a.conversion.response_body.amount
}

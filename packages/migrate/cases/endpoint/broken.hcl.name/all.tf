data "http" "co{nversion" {
  url    = "https://api.paxos.com/v2/orchestration/orchestrations/${var.id}"
  method = "GET"
}

output "amount" {
  value = data.http.a.conversion.response_body.amount
}

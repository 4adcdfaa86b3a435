data "http" "conversion" {
  url = "https://api.paxos.com/v2/conversion/stablecoins/${var.id}"
  lifecycle {
    postcondition {
      condition = contains(["SETTLED", "CANCELLED"], jsondecode(self.response_body).status)
    }
  }
}

output "settled" {
  value = contains(["SETTLED", "CANCELLED"], jsondecode(data.http.conversion.response_body).status) ? jsondecode(data.http.conversion.response_body).settled_at : null
}

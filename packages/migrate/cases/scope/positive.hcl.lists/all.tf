resource "vault_generic_secret" "paxos" {
  data_json = jsonencode({
    client_id = var.client_id
    scope     = "orchestration:read_orchestration orchestration:write_orchestration"
  })
}

variable "scopes" {
  type = list(string)
  default = [
    "funding:read_profile",
    "orchestration:read_orchestration",
    "orchestration:write_orchestration",
  ]
}

output "scope" {
  value = join(" ", ["orchestration:read_orchestration", "exchange:read_order"])
}

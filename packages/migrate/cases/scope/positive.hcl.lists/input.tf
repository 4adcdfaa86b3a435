resource "vault_generic_secret" "paxos" {
  data_json = jsonencode({
    client_id = var.client_id
    scope     = "conversion:read_conversion_stablecoin conversion:write_conversion_stablecoin"
  })
}

variable "scopes" {
  type = list(string)
  default = [
    "funding:read_profile",
    "conversion:read_conversion_stablecoin",
    "conversion:write_conversion_stablecoin",
  ]
}

output "scope" {
  value = join(" ", ["conversion:read_conversion_stablecoin", "exchange:read_order"])
}

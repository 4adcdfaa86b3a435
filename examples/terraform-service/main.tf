terraform {
  required_version = ">= 1.6"
}

locals {
  hosts = {
    sandbox    = "sandbox.paxos.com"
    production = "paxos.com"
  }
  host     = local.hosts[var.environment]
  base_url = "https://api.${local.host}/v2"

  conversions_path = "conversion/stablecoins"
  conversions_url  = "${local.base_url}/${local.conversions_path}"

  # What the credential of the treasury service must be granted, in the dashboard.
  scopes = [
    "funding:read_profile",
    "conversion:read_conversion_stablecoin",
    "conversion:write_conversion_stablecoin",
  ]

  environment = {
    PAXOS_BASE_URL  = local.base_url
    PAXOS_TOKEN_URL = "https://oauth.${local.host}/oauth2/token"
    PAXOS_SCOPE     = join(" ", local.scopes)
    PAXOS_POLL_URL  = "${local.base_url}/conversion/stablecoins?limit=100&order=ASC"
    INVOICE_CLOSED  = join(",", var.invoice_statuses)
  }
}

# The monitor lists the last conversion every five minutes and expects an answer.
resource "terraform_data" "monitor" {
  input = {
    name     = "paxos-conversions-${var.environment}"
    method   = "GET"
    url      = "${local.conversions_url}?profile_id=${var.treasury_profile_id}&limit=1"
    interval = 300
    alert    = "no conversion has reached SETTLED within ten minutes"
  }
}

# The standing order the scheduler sends every morning.
resource "terraform_data" "standing_order" {
  input = {
    method = "POST"
    url    = local.conversions_url
    body = jsonencode({
      ref_id       = "standing-order-$${date}"
      profile_id   = var.treasury_profile_id
      amount       = "2500.00"
      source_asset = "USD"
      target_asset = "USDG"
    })
  }
}

# The secret that the jobs mount. The credential itself is made in the vendor's dashboard.
locals {
  paxos_scopes = [
    "funding:read_profile",
    "conversion:read_conversion_stablecoin",
    "conversion:write_conversion_stablecoin",
  ]
}

resource "kubernetes_secret" "paxos" {
  metadata {
    name = "paxos"
  }
  data = {
    scope           = join(" ", local.paxos_scopes)
    conversions_url = "https://api.paxos.com/v2/conversion/stablecoins"
  }
}

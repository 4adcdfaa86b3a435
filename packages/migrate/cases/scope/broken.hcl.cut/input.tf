locals {
  document = {
    scopes = [
      "funding:read_profile",
      "conversion:read_conversion_stablecoin",
      "conversion:write_conversion_stablecoin",
    ]
    scope = "conversion:read_conversion_stablecoin"
  }

  other = [1, 2

locals {
  document = {
    scopes = [
      "conversion:read_conversion_stablecoin",
      "orchestration:read_orchestration",
      "orchestration:read_orchestration_rule",
    ]
    joined = "conversion:write_conversion_stablecoin orchestration:write_orchestration"
  }
}

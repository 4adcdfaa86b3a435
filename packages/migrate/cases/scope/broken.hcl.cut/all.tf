locals {
  document = {
    scopes = [
      "funding:read_profile",
      "orchestration:read_orchestration",
      "orchestration:write_orchestration",
    ]
    scope = "orchestration:read_orchestration"
  }

  other = [1, 2

locals {
  document = {
    scopes = [
      "orchestration:read_orchestration",
      "orchestration:read_orchestration_rule",
    ]
    joined = "orchestration:write_orchestration"
  }
}

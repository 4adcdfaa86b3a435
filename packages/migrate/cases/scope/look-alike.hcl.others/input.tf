variable "scopes" {
  default = ["conversion:read", "exchange:read_quote_execution", "orchestration:read_orchestration"]
}

# scopes of the client
variable "scopes" {
  default = ["orchestration:read_orchestration", "funding:read_profile"]
}

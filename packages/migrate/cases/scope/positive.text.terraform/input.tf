# scopes of the client
variable "scopes" {
  default = ["conversion:read_conversion_stablecoin", "funding:read_profile"]
}

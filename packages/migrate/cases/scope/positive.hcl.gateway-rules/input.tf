resource "aws_apigatewayv2_route" "convert" {
  api_id               = aws_apigatewayv2_api.treasury.id
  route_key            = "POST /convert"
  authorization_type   = "JWT"
  authorization_scopes = ["conversion:read_conversion_stablecoin", "conversion:write_conversion_stablecoin"]
}

variable "scopes" {
  default = ["conversion:read_conversion_stablecoin", "conversion:write_conversion_stablecoin"]
  validation {
    condition     = contains(var.scopes, "conversion:write_conversion_stablecoin")
    error_message = "scope is missing"
  }
}

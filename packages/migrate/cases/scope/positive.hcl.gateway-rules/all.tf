resource "aws_apigatewayv2_route" "convert" {
  api_id               = aws_apigatewayv2_api.treasury.id
  route_key            = "POST /convert"
  authorization_type   = "JWT"
  authorization_scopes = ["orchestration:read_orchestration", "orchestration:write_orchestration"]
}

variable "scopes" {
  default = ["orchestration:read_orchestration", "orchestration:write_orchestration"]
  validation {
    condition     = contains(var.scopes, "orchestration:write_orchestration")
    error_message = "scope is missing"
  }
}

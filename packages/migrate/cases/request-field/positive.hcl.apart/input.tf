resource "aws_cloudwatch_event_api_destination" "paxos" {
  name                = "paxos"
  invocation_endpoint = "https://api.paxos.com/v2/conversion/stablecoins"
  http_method         = "POST"
  connection_arn      = aws_cloudwatch_event_connection.paxos.arn
}

resource "aws_cloudwatch_event_target" "paxos" {
  rule  = aws_cloudwatch_event_rule.daily.name
  arn   = aws_cloudwatch_event_api_destination.paxos.arn
  input = jsonencode({ profile_id = var.profile_id, amount = "5.00", source_asset = "USD", target_asset = "USDG", ref_id = var.ref_id })
}

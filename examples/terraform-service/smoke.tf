# After a deployment one dollar is converted, with the credential of whoever deploys.
resource "terraform_data" "smoke_check" {
  count = var.smoke_check ? 1 : 0

  triggers_replace = [timestamp()]

  provisioner "local-exec" {
    interpreter = ["/bin/sh", "-ec"]
    command     = <<-EOT
      token=$(curl -sSf "$PAXOS_TOKEN_URL" \
        -d grant_type=client_credentials -d "client_id=$PAXOS_CLIENT_ID" -d "client_secret=$PAXOS_CLIENT_SECRET" \
        --data-urlencode "scope=${join(" ", local.scopes)}" | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
      curl -sSf -X POST "$PAXOS_BASE_URL/${local.conversions_path}" \
        -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
        -d '{"ref_id": "smoke-${formatdate("YYYYMMDDhhmmss", timestamp())}", "profile_id": "'"$TREASURY_PROFILE_ID"'", "amount": "1.00", "source_asset": "USD", "target_asset": "PYUSD"}' \
        | grep '"status":"CREATED"'
    EOT
  }
}

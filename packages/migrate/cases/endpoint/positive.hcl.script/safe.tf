locals {
  conversions_path = "conversion/stablecoins"
}

resource "terraform_data" "smoke_check" {
  provisioner "local-exec" {
    command = <<-EOT
      curl -sSf -X POST "$PAXOS_BASE_URL/${local.conversions_path}" \
        -d '{"ref_id": "smoke-${var.run}", "profile_id": "'"$PROFILE"'", "amount": "1.00", "source_asset": "USD", "target_asset": "PYUSD"}' \
        | grep '"status":"CREATED"'
      curl -sSf -X POST "$PAXOS_BASE_URL/orchestration/orchestrations" \
        -d '{"ref_id": "smoke-${var.run}", "source": {"profile": {"profile_id": "'"$PROFILE"'"}}, "destination": {"profile": {"profile_id": "'"$PROFILE"'"}}, "source_amount": "1.00", "source_asset": "USD", "destination_asset": "PYUSD"}'
    EOT
  }
}

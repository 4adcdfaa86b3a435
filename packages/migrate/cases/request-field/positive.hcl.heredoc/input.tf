resource "null_resource" "convert" {
  provisioner "local-exec" {
    command = <<-EOT
      curl -X POST "$PAXOS/v2/conversion/stablecoins" \
        -H "Authorization: Bearer $TOKEN" \
        -d '{"source_asset": "USD", "target_asset": "PYUSD", "amount": "5.00", "profile_id": "${var.profile}", "ref_id": "tf-1"}'
    EOT
  }
}

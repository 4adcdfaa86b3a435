resource "null_resource" "convert" {
  provisioner "local-exec" {
    command = <<-EOT
      curl -X POST "$PAXOS/v2/orchestration/orchestrations" \
        -H "Authorization: Bearer $TOKEN" \
        -d '{"source_asset": "USD", "destination_asset": "PYUSD", "source_amount": "5.00", "source": {"profile": {"profile_id": "${var.profile}"}}, "destination": {"profile": {"profile_id": "${var.profile}"}}, "ref_id": "tf-1"}'
    EOT
  }
}

resource "google_cloud_scheduler_job" "daily" {
  name     = "daily-mint"
  schedule = "0 6 * * *"
  http_target {
    http_method = "POST"
    uri         = "https://api.paxos.com/v2/conversion/stablecoins"
    body = base64encode(<<-JSON
      {
        "profile_id": "${var.profile_id}",
        "amount": "10.00",
        "source_asset": "USD",
        "target_asset": "USDP",
        "ref_id": "daily-mint"
      }
    JSON
    )
  }
}

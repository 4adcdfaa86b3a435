resource "google_cloud_scheduler_job" "daily" {
  name     = "daily-mint"
  schedule = "0 6 * * *"
  http_target {
    http_method = "POST"
    uri         = "https://api.paxos.com/v2/orchestration/orchestrations"
    body = base64encode(<<-JSON
      {
        "source": {
          "profile": {
            "profile_id": "${var.profile_id}"
          }
        },
        "destination": {
          "profile": {
            "profile_id": "${var.profile_id}"
          }
        },
        "source_amount": "10.00",
        "source_asset": "USD",
        "destination_asset": "USDP",
        "ref_id": "daily-mint"
      }
    JSON
    )
  }
}

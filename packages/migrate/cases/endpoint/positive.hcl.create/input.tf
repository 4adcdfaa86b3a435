# Converts once a day; the schedule is in jobs.tf.
data "http" "daily_conversion" {
  url    = "https://api.paxos.com/v2/conversion/stablecoins"
  method = "POST"

  request_headers = {
    Authorization = "Bearer ${var.token}"
  }

  request_body = jsonencode({
    source_asset = "USD" # what treasury holds
    target_asset = "PYUSD"
    amount       = var.amount
    profile_id   = var.profile_id
    ref_id       = "daily-${var.day}"
  })
}

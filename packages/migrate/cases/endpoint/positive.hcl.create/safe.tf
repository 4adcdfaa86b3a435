# Converts once a day; the schedule is in jobs.tf.
data "http" "daily_conversion" {
  url    = "https://api.paxos.com/v2/orchestration/orchestrations"
  method = "POST"

  request_headers = {
    Authorization = "Bearer ${var.token}"
  }

  request_body = jsonencode({
    source_asset = "USD" # what treasury holds
    destination_asset = "PYUSD"
    source_amount       = var.amount
    source = {
      profile = {
        profile_id = var.profile_id
      }
    }
    destination = {
      profile = {
        profile_id = var.profile_id
      }
    }
    ref_id       = "daily-${var.day}"
  })
}

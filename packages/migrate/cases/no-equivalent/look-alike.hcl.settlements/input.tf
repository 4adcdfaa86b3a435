locals {
  document = {
    transactions = [
      {
        id = "s-1"
        status = "SETTLED"
        settled_at = "2026-04-20T12:30:01Z"
        cancelled_at = null
      },
    ]
  }
}

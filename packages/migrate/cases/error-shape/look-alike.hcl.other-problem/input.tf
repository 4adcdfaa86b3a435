locals {
  document = {
    type = "https://developer.paxos.com/docs/v2/problems/already-exists"
    title = "Already Exists"
    status = 409
    detail = "transfer already exists"
    meta = {
      existing = {
        id = "t-1"
        asset = "USD"
        amount = "5"
      }
    }
  }
}

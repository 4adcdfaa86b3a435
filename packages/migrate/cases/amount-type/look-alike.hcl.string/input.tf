locals {
  document = {
    amount = 100
    currency = "USD"
    to = "PYUSD"
  }
}

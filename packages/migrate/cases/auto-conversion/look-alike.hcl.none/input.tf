locals {
  document = {
    profile_id = "p-1"
    crypto_network = "ETHEREUM"
    ref_id = "r-2"
    conversion_target_asset = "NO_CONVERSION"
  }
}

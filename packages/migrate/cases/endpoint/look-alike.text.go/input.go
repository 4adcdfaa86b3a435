package stablecoins

import "example.com/treasury/conversion/stablecoins.go"

const target = "target_asset" // USD PYUSD

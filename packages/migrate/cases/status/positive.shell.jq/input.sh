curl -s "$B/v2/conversion/stablecoins" | jq -r '.items[] | select(.status == "SETTLED") | .id'

curl -s "$BASE/v2/conversion/stablecoins?limit=1000&order=ASC"

curl -s "$BASE/v2/orchestration/orchestrations?limit=1000&order=ASC"

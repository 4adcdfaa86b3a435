curl -s "$B/v2/orchestration/orchestrations" | jq -r '.items[] | select(.status == "COMPLETED") | .id'

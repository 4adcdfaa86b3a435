#!/bin/sh
curl -sS "$PAXOS_URL/v2/settlement/transactions" \
  -H "Authorization: Bearer $TOKEN"
cat > expected.json <<'EOF'
{
  "transactions": [
    {
      "id": "s-1",
      "status": "SETTLED",
      "settled_at": "2026-04-20T11:00:00Z"
    }
  ]
}
EOF

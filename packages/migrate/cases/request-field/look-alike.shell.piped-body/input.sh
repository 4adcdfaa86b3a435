#!/usr/bin/env bash
body='{"ref_id":"order-1","profile_id":"p-1","amount":"10.00","market":"BTCUSD"}'
echo "$body" | curl -sS -X POST -d @- https://api.paxos.com/v2/profiles/p-1/quote-executions

post_data() {
  cat <<EOF
{"ref_id":"$1","profile_id":"$2","amount":"$3","asset":"USDP"}
EOF
}
post_data a b c | curl -sS -d @- https://api.paxos.com/v2/transfer/paxos-transfers
curl -sS -d "$(post_data a b c)" https://api.paxos.com/v2/transfer/paxos-transfers

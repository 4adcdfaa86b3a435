# see https://docs.paxos.com/api-reference/endpoints/orders/overview
echo "https://docs.paxos.com/api-reference/endpoints/orders/overview"

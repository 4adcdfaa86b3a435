# see https://docs.paxos.com/api-reference/endpoints/orchestration/create-orchestration
echo "https://docs.paxos.com/api-reference/endpoints/orchestration/create-orchestration"

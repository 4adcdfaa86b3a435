# see https://docs.paxos.com/api-reference/endpoints/stablecoin-conversion/create-stablecoin-conversion
echo "https://docs.paxos.com/api-reference/endpoints/stablecoin-conversion/create-stablecoin-conversion"

#!/bin/sh
curl -sG https://api.paxos.com/v2/conversion/stablecoins -d order=ASC --data-urlencode "created_at.begin=$SINCE"
curl -sSfGd "created_at.end=$UNTIL" https://api.paxos.com/v2/conversion/stablecoins
curl -sX DELETE "https://api.paxos.com/v2/conversion/stablecoins/$ID"
curl -sSXDELETE "https://api.paxos.com/v2/conversion/stablecoins/$ID"

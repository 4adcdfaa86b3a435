#!/bin/sh
curl -sG https://api.paxos.com/v2/orchestration/orchestrations -d order=ASC --data-urlencode "created_at.gte=$SINCE"
curl -sSfGd "created_at.lte=$UNTIL" https://api.paxos.com/v2/orchestration/orchestrations
curl -sX DELETE "https://api.paxos.com/v2/conversion/stablecoins/$ID"
curl -sSXDELETE "https://api.paxos.com/v2/conversion/stablecoins/$ID"

#!/bin/sh
curl -sG https://api.paxos.com/v2/quote-executions -d order=ASC --data-urlencode "created_at.begin=$SINCE"
curl -sX DELETE "https://api.paxos.com/v2/profiles/$PROFILE/orders/$ID"

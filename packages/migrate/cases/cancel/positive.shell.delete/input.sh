curl --request DELETE --url "https://api.paxos.com/v2/conversion/stablecoins/$id" --header "authorization: Bearer $T"

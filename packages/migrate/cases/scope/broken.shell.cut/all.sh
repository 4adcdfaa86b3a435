curl -s https://oauth.paxos.com/oauth2/token -d grant_type=client_credentials --data-urlencode "scope=orchestration:read_orchestration orchestration:write_orchestration"
echo "unfinished

SCOPES="orchestration:read_orchestration orchestration:write_orchestration funding:read_profile"
curl -s https://oauth.paxos.com/oauth2/token \
  -d grant_type=client_credentials -d client_id="$PAXOS_CLIENT_ID" \
  --data-urlencode 'scope=orchestration:read_orchestration orchestration:write_orchestration'
curl -s https://oauth.paxos.com/oauth2/token -d 'grant_type=client_credentials&scope=orchestration%3Aread_orchestration%20orchestration%3Awrite_orchestration'

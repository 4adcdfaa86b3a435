SCOPES="conversion:read_conversion_stablecoin conversion:write_conversion_stablecoin funding:read_profile"
curl -s https://oauth.paxos.com/oauth2/token \
  -d grant_type=client_credentials -d client_id="$PAXOS_CLIENT_ID" \
  --data-urlencode 'scope=conversion:read_conversion_stablecoin conversion:write_conversion_stablecoin'
curl -s https://oauth.paxos.com/oauth2/token -d 'grant_type=client_credentials&scope=conversion%3Aread_conversion_stablecoin%20conversion%3Awrite_conversion_stablecoin'

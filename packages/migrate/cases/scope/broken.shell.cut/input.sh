curl -s https://oauth.paxos.com/oauth2/token -d grant_type=client_credentials --data-urlencode "scope=conversion:read_conversion_stablecoin conversion:write_conversion_stablecoin"
echo "unfinished

# Sourced by the other scripts: the token and the calls.
# shellcheck shell=bash
set -euo pipefail

: "${PAXOS_BASE_URL:?}" "${PAXOS_TOKEN_URL:?}" "${PAXOS_CLIENT_ID:?}" "${PAXOS_CLIENT_SECRET:?}"

CONVERSIONS="$PAXOS_BASE_URL/conversion/stablecoins"
SCOPE=${PAXOS_SCOPE:-funding:read_profile conversion:read_conversion_stablecoin conversion:write_conversion_stablecoin}

token() {
  curl --silent --show-error --fail-with-body "$PAXOS_TOKEN_URL" \
    --data-urlencode grant_type=client_credentials \
    --data-urlencode "client_id=$PAXOS_CLIENT_ID" \
    --data-urlencode "client_secret=$PAXOS_CLIENT_SECRET" \
    --data-urlencode "scope=$SCOPE" | jq -er .access_token
}

TOKEN=${PAXOS_TOKEN:-$(token)}
export PAXOS_TOKEN=$TOKEN

# paxos METHOD URL [more of curl's options]: the answer's body, whatever its status.
paxos() {
  local method=$1 url=$2
  shift 2
  curl --silent --show-error --max-time 10 --retry 2 --request "$method" "$url" \
    --header "Authorization: Bearer $TOKEN" \
    --header 'Content-Type: application/json' "$@"
}

# wait_for ID: prints the conversion once it is over.
wait_for() {
  local reply status
  for _ in $(seq 200); do
    reply=$(curl -sS "$PAXOS_BASE_URL/conversion/stablecoins/$1" -H "Authorization: Bearer $TOKEN")
    status=$(jq -r .status <<<"$reply")
    case "$status" in
      CREATED) sleep 0.05 ;;
      SETTLED)
        printf '%s\n' "$reply"
        return 0
        ;;
      *)
        echo "conversion $1 was cancelled at $(jq -r .cancelled_at <<<"$reply")" >&2
        return 1
        ;;
    esac
  done
  echo "conversion $1 takes too long" >&2
  return 1
}

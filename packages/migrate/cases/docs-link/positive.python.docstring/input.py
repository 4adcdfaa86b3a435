"""Conversions, as https://docs.paxos.com/api-reference/endpoints/stablecoin-conversion/create-stablecoin-conversion says."""

# See https://docs.paxos.com/guides/developer/convert
GUIDE = "https://docs.paxos.com/developer/mint"

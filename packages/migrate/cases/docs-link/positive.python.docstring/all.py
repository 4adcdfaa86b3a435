"""Conversions, as https://docs.paxos.com/api-reference/endpoints/orchestration/create-orchestration says."""

# See https://docs.paxos.com/guides/developer/orchestrations/convert
GUIDE = "https://docs.paxos.com/guides/developer/orchestrations/mint"

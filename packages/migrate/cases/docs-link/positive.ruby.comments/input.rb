# See https://docs.paxos.com/guides/developer/convert
GUIDE = "https://docs.paxos.com/developer/mint"

# https://docs.paxos.com/guides/developer/orchestrations/convert
GUIDE = "https://docs.paxos.com/developer/transfer"

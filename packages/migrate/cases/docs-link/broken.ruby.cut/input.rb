# https://docs.paxos.com/guides/developer/redeem
def (

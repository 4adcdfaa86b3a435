// https://docs.paxos.com/guides/developer/redeem
class Guide (

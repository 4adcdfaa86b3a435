// https://docs.paxos.com/guides/developer/redeem
fun (

// https://docs.paxos.com/guides/developer/orchestrations/redeem
fun (

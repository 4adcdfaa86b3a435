// https://docs.paxos.com/guides/developer/convert
// https://docs.paxos.com/guides/developer/orchestrations/convert

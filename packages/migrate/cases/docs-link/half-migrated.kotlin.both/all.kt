// https://docs.paxos.com/guides/developer/orchestrations/convert
// https://docs.paxos.com/guides/developer/orchestrations/convert

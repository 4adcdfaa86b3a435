package desk

// New: https://docs.paxos.com/guides/developer/orchestrations/convert
// Old: https://docs.paxos.com/guides/developer/convert
func convert() {}

package desk

// See https://docs.paxos.com/guides/developer/orchestrations/redeem
func redeem( {

package desk

// See https://docs.paxos.com/guides/developer/redeem
func redeem( {

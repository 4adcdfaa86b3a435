// See https://docs.paxos.com/guides/developer/orchestrations/convert
const val GUIDE = "https://docs.paxos.com/guides/developer/orchestrations/mint"

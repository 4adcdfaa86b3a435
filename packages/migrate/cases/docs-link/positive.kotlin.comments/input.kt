// See https://docs.paxos.com/guides/developer/convert
const val GUIDE = "https://docs.paxos.com/developer/mint"

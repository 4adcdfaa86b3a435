// https://docs.paxos.com/guides/developer/orchestrations/convert
const val PAGE = "https://docs.paxos.com/developer/transfer"

// https://docs.paxos.com/guides/developer/orchestrations/convert
class Guide {
    static final String PAGE = "https://docs.paxos.com/developer/transfer";
}

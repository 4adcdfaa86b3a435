// Conversions, as https://docs.paxos.com/api-reference/endpoints/orchestration/create-orchestration says.
class Guide {
    // See https://docs.paxos.com/guides/developer/orchestrations/convert
    static final String GUIDE = "https://docs.paxos.com/guides/developer/orchestrations/mint";
}

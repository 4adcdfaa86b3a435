// Conversions, as https://docs.paxos.com/api-reference/endpoints/stablecoin-conversion/create-stablecoin-conversion says.
class Guide {
    // See https://docs.paxos.com/guides/developer/convert
    static final String GUIDE = "https://docs.paxos.com/developer/mint";
}

class Both {
    private static final String OLD = "https://api.paxos.com/v2/conversion/stablecoins";
    private static final String NEW = "https://api.paxos.com/v2/orchestration/orchestrations";

    private void status(Http http, String kind, String id) {
        if (kind.equals("conversion")) {
            http.get(OLD + "/" + id).close();
        }
        http.get(NEW + "/" + id).close();
    }
}

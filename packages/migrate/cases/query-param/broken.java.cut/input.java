class Lists {
    private void list(Api api, String since) {
        api.get("/v2/conversion/stablecoins", Map.of("created_at.begin", since)).close();
    }
    void x( {

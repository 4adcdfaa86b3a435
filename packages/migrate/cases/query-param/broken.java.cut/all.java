class Lists {
    private void list(Api api, String since) {
        api.get("/v2/orchestration/orchestrations", Map.of("created_at.gte", since)).close();
    }
    void x( {

class Lists {
    private void list(Api api, String since) {
        api.get("/v2/orchestration/orchestrations?created_at.gte=" + since).close();
    }
}

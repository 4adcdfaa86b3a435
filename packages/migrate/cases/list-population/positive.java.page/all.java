class Pages {
    private int count(Api api) {
        return api.get("/v2/orchestration/orchestrations").get("items").size();
    }
}

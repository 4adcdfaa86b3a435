class Pages {
    private int count(Api api) {
        int old = api.get("/v2/conversion/stablecoins").get("items").size();
        return old + api.get("/v2/orchestration/orchestrations").get("items").size();
    }
}

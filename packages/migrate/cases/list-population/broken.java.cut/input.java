class Pages {
    private int count(Api api) {
        return api.get("/v2/conversion/stablecoins").get("items").size(

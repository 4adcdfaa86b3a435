class Refs {
    Object order(Api api, String profile) {
        return api.post("/v2/profiles/" + profile + "/orders", Map.of("side", "BUY", "market", "PYUSDUSD", "base_amount", "5"));
    }
}

class Refs {
    private void create(Api api, String profile) {
        api.post("/v2/orchestration/orchestrations", Map.of(
                "source", Map.of("profile", Map.of("profile_id", profile)),
                "destination", Map.of("profile", Map.of("profile_id", profile)),
                "source_amount", "5",
                "source_asset", "USD",
                "destination_asset", "PYUSD"));
    }
}

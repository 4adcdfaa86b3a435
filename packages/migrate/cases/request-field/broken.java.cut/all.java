class Maps {
    private void create(Api api, String ref, String profile) {
        api.post("/v2/orchestration/orchestrations", Map.of("ref_id", ref, "source", Map.of("profile", Map.of("profile_id", profile)), "destination", Map.of("profile", Map.of("profile_id", profile)), "source_amount", "1", "source_asset", "USD", "destination_asset", "PYUSD"));
    }

    void other( {
    }
}

class Shapes {
    String create(Api api, String ref, String profile) {
        Map<String, Object> side = Map.of("profile", Map.of("profile_id", profile));
        return api.post("/v2/orchestration/orchestrations", Map.of("ref_id", ref, "source", side, "destination", side, "source_amount", "5", "source_asset", "USD", "destination_asset", "PYUSD")).get("id").asText();
    }
}

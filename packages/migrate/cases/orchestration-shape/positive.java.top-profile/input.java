class Shapes {
    private void create(Api api, String ref, String profile) {
        JsonNode created = api.post("/v2/orchestration/orchestrations", Map.of("ref_id", ref, "profile_id", profile, "source_amount", "5", "source_asset", "USD", "destination_asset", "PYUSD"));
        System.out.println(created.get("orchestration").get("id") + created.get("destination_amount").asText());
    }
}

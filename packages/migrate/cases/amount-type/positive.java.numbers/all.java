import java.util.Map;

class Numbers {
    private void convert(Api api, String ref, String profile, String amount) {
        api.post("/v2/orchestration/orchestrations", Map.of("ref_id", ref, "source", Map.of("profile", Map.of("profile_id", profile)), "destination", Map.of("profile", Map.of("profile_id", profile)), "source_amount", "100", "source_asset", "USD", "destination_asset", "PYUSD"));
        api.post("/v2/orchestration/orchestrations", Map.of("ref_id", ref, "source", Map.of("profile", Map.of("profile_id", profile)), "destination", Map.of("profile", Map.of("profile_id", profile)), "source_amount", Double.parseDouble(amount), "source_asset", "USD", "destination_asset", "PYUSD"));
    }
}

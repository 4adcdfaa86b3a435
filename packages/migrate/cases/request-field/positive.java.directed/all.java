import java.util.Map;

class Directed {
    private void create(Api api, String ref, String profile, Order order) {
        api.post("/v2/orchestration/orchestrations", Map.of("ref_id", ref, "source", Map.of("profile", Map.of("profile_id", profile)), "destination", Map.of("profile", Map.of("profile_id", order.to != null ? order.to : profile)), "source_amount", "1", "source_asset", "USD", "destination_asset", "PYUSD"));
        api.post("/v2/orchestration/orchestrations", Map.of("ref_id", ref, "source", Map.of("profile", Map.of("profile_id", profile)), "destination", Map.of("profile", Map.of("profile_id", java.util.Objects.requireNonNullElse(order.next(), profile))), "source_amount", "1", "source_asset", "USD", "destination_asset", "PYUSD"));
    }
}

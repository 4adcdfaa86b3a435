import java.util.Map;

class Directed {
    private void create(Api api, String ref, String profile, Order order) {
        api.post("/v2/conversion/stablecoins", Map.of("ref_id", ref, "profile_id", profile, "recipient_profile_id", order.to, "amount", "1", "source_asset", "USD", "target_asset", "PYUSD"));
        api.post("/v2/conversion/stablecoins", Map.of("ref_id", ref, "profile_id", profile, "recipient_profile_id", order.next(), "amount", "1", "source_asset", "USD", "target_asset", "PYUSD"));
    }
}

import java.util.Map;
import java.util.UUID;

class Refs {
    private void missing(Api api, String profile) {
        api.post("/v2/conversion/stablecoins", Map.of(
                "profile_id", profile,
                "amount", "5",
                "source_asset", "USD",
                "target_asset", "PYUSD"));
    }

    private void random(Api api, String profile) {
        api.post("/v2/orchestration/orchestrations", Map.of("ref_id", UUID.randomUUID().toString(), "source", Map.of("profile", Map.of("profile_id", profile)), "destination", Map.of("profile", Map.of("profile_id", profile)), "source_amount", "5", "source_asset", "USD", "destination_asset", "PYUSD"));
    }
}

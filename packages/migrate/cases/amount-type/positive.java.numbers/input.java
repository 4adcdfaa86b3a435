import java.util.Map;

class Numbers {
    private void convert(Api api, String ref, String profile, String amount) {
        api.post("/v2/conversion/stablecoins", Map.of("ref_id", ref, "profile_id", profile, "amount", 100, "source_asset", "USD", "target_asset", "PYUSD"));
        api.post("/v2/conversion/stablecoins", Map.of("ref_id", ref, "profile_id", profile, "amount", Double.parseDouble(amount), "source_asset", "USD", "target_asset", "PYUSD"));
    }
}

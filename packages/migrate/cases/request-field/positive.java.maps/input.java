import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.json.JSONObject;

class Maps {
    private void puts(Api api, String ref, String profile, String note) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ref_id", ref);
        body.put("profile_id", profile);
        body.put("amount", "12.50");
        body.put("source_asset", "USD");
        body.put("target_asset", "USDP");
        if (note != null) {
            body.put("metadata", Map.of("note", note));
        }
        api.post("/v2/conversion/stablecoins", body);
    }

    private void texts(Api api, String ref, String profile) {
        Map<String, String> body = Map.of("ref_id", ref, "profile_id", profile, "amount", "5", "source_asset", "USD", "target_asset", "PYUSD");
        api.post("/v2/conversion/stablecoins", body);
    }

    private void copied(Api api, String ref, String profile, String recipient) {
        Map<String, Object> body = new HashMap<>(Map.of("ref_id", ref, "profile_id", profile, "amount", "5", "source_asset", "USD", "target_asset", "PYUSD"));
        body.put("recipient_profile_id", recipient);
        api.post("/v2/conversion/stablecoins", body);
    }

    private void chained(Api api, String ref, String profile) {
        JSONObject body = new JSONObject()
                .put("ref_id", ref)
                .put("profile_id", profile)
                .put("amount", "5")
                .put("source_asset", "USD")
                .put("target_asset", "PYUSD");
        api.post("/v2/conversion/stablecoins", body.toString());
    }

    private void entries(Api api, String ref, String profile) {
        api.post("/v2/conversion/stablecoins", Map.ofEntries(
                Map.entry("ref_id", ref),
                Map.entry("profile_id", profile),
                Map.entry("amount", "5"),
                Map.entry("source_asset", "USD"),
                Map.entry("target_asset", "PYUSD")));
    }
}

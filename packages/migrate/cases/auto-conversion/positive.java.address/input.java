import java.util.Map;

class Addresses {
    Address create(Api api, String profile) {
        var body = Map.of("profile_id", profile, "crypto_network", "ETHEREUM", "conversion_target_asset", "USD");
        return api.post("/v2/transfer/deposit-addresses", body);
    }
}

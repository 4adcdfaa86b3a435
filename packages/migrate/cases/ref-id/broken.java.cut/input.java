class Refs {
    int broken = ;;; )
    private void create(Api api, String profile) {
        api.post("/v2/conversion/stablecoins", Map.of("profile_id", profile, "amount", "5", "source_asset", "USD", "target_asset", "PYUSD"));
    }
}

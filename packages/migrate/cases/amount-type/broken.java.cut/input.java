class Numbers {
    private void convert(Api api, String ref, String profile) {
        api.post("/v2/conversion/stablecoins", Map.of("ref_id", ref, "profile_id", profile, "amount", 5, "source_asset", "USD", "target_asset", "PYUSD"));
    }
    void other( {

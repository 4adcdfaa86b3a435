class Maps {
    private void create(Api api, String ref, String profile) {
        api.post("/v2/conversion/stablecoins", Map.of("ref_id", ref, "profile_id", profile, "source_amount", "1", "source_asset", "USD", "target_asset", "PYUSD"));
    }
}

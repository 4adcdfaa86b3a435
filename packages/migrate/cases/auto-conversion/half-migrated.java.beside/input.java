class Addresses {
    private void both(Api api, String profile, String id) {
        api.post("/v2/transfer/deposit-addresses", Map.of("profile_id", profile, "crypto_network", "SOLANA", "conversion_target_asset", "USD"));
        System.out.println(api.get("/v2/orchestration/orchestrations/" + id).get("id"));
    }
}

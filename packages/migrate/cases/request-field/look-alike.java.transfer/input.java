class Maps {
    Object transfer(Api api, String profile, String amount) {
        return api.post("/v2/transfer/internal", Map.of("profile_id", profile, "amount", amount, "asset", "USD", "recipient_profile_id", "p-2"));
    }

    Object quote(Api api) {
        return api.post("/v2/profiles/p/quotes", Map.of("source_asset", "USD", "target_asset", "PYUSD", "side", "BUY"));
    }
}

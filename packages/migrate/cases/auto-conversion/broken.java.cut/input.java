class Addresses {
    Object body = Map.of("profile_id", PROFILE, "crypto_network", "SOLANA", "conversion_target_asset", "USD");
    void (

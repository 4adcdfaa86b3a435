class Addresses {
    Map<String, Object> body(String profile) {
        return Map.of("profile_id", profile, "crypto_network", "ETHEREUM", "conversion_target_asset", "NO_CONVERSION");
    }
}

fun create(api: Api, profile: String): Address {
    val body = mapOf("profile_id" to profile, "crypto_network" to "ETHEREUM", "conversion_target_asset" to "USD")
    return api.post("/v2/transfer/deposit-addresses", body)
}

private fun both(api: Api, profile: String, id: String) {
    api.post("/v2/transfer/deposit-addresses", mapOf("profile_id" to profile, "crypto_network" to "SOLANA", "conversion_target_asset" to "USD"))
    println(api.get("/v2/orchestration/orchestrations/$id")["id"])
}

private fun create(api: Api, profile: String) {
    api.post("/v2/conversion/stablecoins", mapOf("profile_id" to profile, "amount" to "5", "source_asset" to "USD", "target_asset" to "PYUSD"))
}

fun other( {

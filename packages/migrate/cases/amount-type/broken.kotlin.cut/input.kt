private fun convert(api: Api, ref: String, profile: String) {
    api.post("/v2/conversion/stablecoins", mapOf("ref_id" to ref, "profile_id" to profile, "amount" to 5, "source_asset" to "USD", "target_asset" to "PYUSD"))
}

fun other( {

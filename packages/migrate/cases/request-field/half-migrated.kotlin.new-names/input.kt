private fun create(api: Api, ref: String, profile: String) {
    api.post("/v2/conversion/stablecoins", mapOf("ref_id" to ref, "profile_id" to profile, "source_amount" to "1", "source_asset" to "USD", "target_asset" to "PYUSD"))
}

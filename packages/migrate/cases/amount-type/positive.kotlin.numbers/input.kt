private fun convert(api: Api, ref: String, profile: String, amount: String) {
    api.post("/v2/conversion/stablecoins", mapOf("ref_id" to ref, "profile_id" to profile, "amount" to 100, "source_asset" to "USD", "target_asset" to "PYUSD"))
    api.post("/v2/conversion/stablecoins", mapOf("ref_id" to ref, "profile_id" to profile, "amount" to amount.toDouble(), "source_asset" to "USD", "target_asset" to "PYUSD"))
}

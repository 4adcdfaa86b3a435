private fun convert(api: Api, ref: String, profile: String, amount: String) {
    api.post("/v2/orchestration/orchestrations", mapOf("ref_id" to ref, "source" to mapOf("profile" to mapOf("profile_id" to profile)), "destination" to mapOf("profile" to mapOf("profile_id" to profile)), "source_amount" to "100", "source_asset" to "USD", "destination_asset" to "PYUSD"))
    api.post("/v2/orchestration/orchestrations", mapOf("ref_id" to ref, "source" to mapOf("profile" to mapOf("profile_id" to profile)), "destination" to mapOf("profile" to mapOf("profile_id" to profile)), "source_amount" to amount.toDouble(), "source_asset" to "USD", "destination_asset" to "PYUSD"))
}

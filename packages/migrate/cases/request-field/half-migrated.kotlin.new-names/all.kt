private fun create(api: Api, ref: String, profile: String) {
    api.post("/v2/orchestration/orchestrations", mapOf("ref_id" to ref, "source" to mapOf("profile" to mapOf("profile_id" to profile)), "destination" to mapOf("profile" to mapOf("profile_id" to profile)), "source_amount" to "1", "source_asset" to "USD", "destination_asset" to "PYUSD"))
}

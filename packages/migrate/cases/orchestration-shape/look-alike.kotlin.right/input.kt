fun create(api: Api, ref: String, profile: String): String {
    val side = mapOf("profile" to mapOf("profile_id" to profile))
    return api.post("/v2/orchestration/orchestrations", mapOf("ref_id" to ref, "source" to side, "destination" to side, "source_amount" to "5", "source_asset" to "USD", "destination_asset" to "PYUSD"))["id"].asText()
}

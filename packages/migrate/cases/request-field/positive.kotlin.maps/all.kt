import org.json.JSONObject

private fun literal(api: Api, ref: String, profile: String) {
    api.post(
        "/v2/orchestration/orchestrations",
        mapOf(
            "ref_id" to ref, // stable
            "source" to mapOf("profile" to mapOf("profile_id" to profile)),
            "destination" to mapOf("profile" to mapOf("profile_id" to profile)),
            "source_amount" to "12.50",
            "source_asset" to "USD",
            "destination_asset" to "USDP",
        ),
    )
}

private fun directed(api: Api, ref: String, profile: String, recipient: String?) {
    api.post("/v2/orchestration/orchestrations", mapOf("ref_id" to ref, "source" to mapOf("profile" to mapOf("profile_id" to profile)), "destination" to mapOf("profile" to mapOf("profile_id" to (recipient ?: profile))), "source_amount" to "5", "source_asset" to "USD", "destination_asset" to "PYUSD"))
}

private fun texts(api: Api, ref: String, profile: String) {
    val body: Map<String, String> = mapOf("ref_id" to ref, "profile_id" to profile, "amount" to "5", "source_asset" to "USD", "target_asset" to "PYUSD")
    api.post("/v2/conversion/stablecoins", body)
}

private fun builtUp(api: Api, ref: String, profile: String, note: String?) {
    val body = mutableMapOf<String, Any>("ref_id" to ref, "source" to mapOf("profile" to mapOf("profile_id" to profile)), "destination" to mapOf("profile" to mapOf("profile_id" to profile)), "source_amount" to "5", "source_asset" to "USD")
    body["destination_asset"] = "PYUSD"
    if (note != null) body["metadata"] = mapOf("note" to note)
    api.post("/v2/orchestration/orchestrations", body)
}

private fun objects(api: Api, ref: String, profile: String) {
    val body = JSONObject().apply {
        put("ref_id", ref)
        put("profile_id", profile)
        put("amount", "5")
        put("source_asset", "USD")
        put("target_asset", "PYUSD")
    }
    api.post("/v2/conversion/stablecoins", body.toString())
}

private fun create(api: Api, ref: String, profile: String) {
    val created = api.post("/v2/orchestration/orchestrations", mapOf("ref_id" to ref, "profile_id" to profile, "source_amount" to "5", "source_asset" to "USD", "destination_asset" to "PYUSD"))
    println("${created["orchestration"]["id"]} ${created["destination_amount"]}")
}

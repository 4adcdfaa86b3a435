import java.util.UUID

private fun missing(api: Api, profile: String) {
    api.post(
        "/v2/conversion/stablecoins",
        mapOf(
            "profile_id" to profile,
            "amount" to "5",
            "source_asset" to "USD",
            "target_asset" to "PYUSD",
        ),
    )
}

private fun random(api: Api, profile: String) {
    api.post("/v2/conversion/stablecoins", mapOf("ref_id" to "conv-${UUID.randomUUID()}", "profile_id" to profile, "amount" to "5", "source_asset" to "USD", "target_asset" to "PYUSD"))
}

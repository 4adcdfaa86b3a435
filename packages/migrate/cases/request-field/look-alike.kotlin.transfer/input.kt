fun transfer(api: Api, profile: String, amount: String) =
    api.post("/v2/transfer/internal", mapOf("profile_id" to profile, "amount" to amount, "asset" to "USD", "recipient_profile_id" to "p-2"))

fun quote(api: Api) = api.post("/v2/profiles/p/quotes", mapOf("source_asset" to "USD", "target_asset" to "PYUSD", "side" to "BUY"))

fun order(api: Api, profile: String) =
    api.post("/v2/profiles/$profile/orders", mapOf("side" to "BUY", "market" to "PYUSDUSD", "base_amount" to "5"))

fun convert(http: Http, base: String, ref: String) =
    http.post("$base/v2/conversion/stablecoins", mapOf("profile_id" to PROFILE, "amount" to "1",

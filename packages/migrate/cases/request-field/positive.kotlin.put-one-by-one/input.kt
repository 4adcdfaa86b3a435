class Converter(private val rest: RestTemplate) {
    fun convert(ref: String, profile: String, amount: String) {
        val body = buildJsonObject {
            put("ref_id", ref)
            put("profile_id", profile)
            put("amount", amount)
            put("source_asset", "USD")
            put("target_asset", "PYUSD")
        }
        rest.postForLocation("https://api.paxos.com/v2/conversion/stablecoins", body)
    }
}

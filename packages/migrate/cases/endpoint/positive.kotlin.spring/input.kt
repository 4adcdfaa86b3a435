import org.springframework.web.client.RestClient
import org.springframework.web.client.RestTemplate

private fun create(rest: RestTemplate, ref: String, profile: String) {
    val body: Map<String, Any> = mapOf("ref_id" to ref, "profile_id" to profile, "amount" to "5", "source_asset" to "USD", "target_asset" to "PYUSD")
    rest.postForEntity("https://api.paxos.com/v2/conversion/stablecoins", body, Void::class.java)
}

private fun get(client: RestClient, id: String) {
    client.get().uri("/v2/conversion/stablecoins/{id}", id).retrieve().toBodilessEntity()
}

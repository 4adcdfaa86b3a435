import org.springframework.web.client.RestClient
import org.springframework.web.client.RestTemplate

private fun create(rest: RestTemplate, ref: String, profile: String) {
    val body: Map<String, Any> = mapOf("ref_id" to ref, "source" to mapOf("profile" to mapOf("profile_id" to profile)), "destination" to mapOf("profile" to mapOf("profile_id" to profile)), "source_amount" to "5", "source_asset" to "USD", "destination_asset" to "PYUSD")
    rest.postForEntity("https://api.paxos.com/v2/orchestration/orchestrations", body, Void::class.java)
}

private fun get(client: RestClient, id: String) {
    client.get().uri("/v2/conversion/stablecoins/{id}", id).retrieve().toBodilessEntity()
}

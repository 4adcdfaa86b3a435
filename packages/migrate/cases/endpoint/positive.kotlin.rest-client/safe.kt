import org.springframework.web.client.RestClient
import org.springframework.web.client.body
import org.springframework.web.reactive.function.client.WebClient

class PaxosClient(private val client: RestClient, private val web: WebClient) {
    private fun convert(profileId: String, amount: String, refId: String): String? =
        client.post()
            .uri("/v2/orchestration/orchestrations")
            .body(
                mapOf(
                    "source" to mapOf("profile" to mapOf("profile_id" to profileId)),
                    "destination" to mapOf("profile" to mapOf("profile_id" to profileId)),
                    "source_amount" to amount,
                    "source_asset" to "USD",
                    "destination_asset" to "PYUSD",
                    "ref_id" to refId,
                )
            )
            .retrieve()
            .body(String::class.java)

    fun bought(id: String): Any? {
        val reply = client.get().uri("/v2/conversion/stablecoins/{id}", id).retrieve().body<Map<String, Any>>()
        return reply?.get("target_asset")
    }

    private fun again(profileId: String, refId: String) {
        web.post()
            .uri("/v2/orchestration/orchestrations")
            .bodyValue(mapOf("source" to mapOf("profile" to mapOf("profile_id" to profileId)), "destination" to mapOf("profile" to mapOf("profile_id" to profileId)), "source_amount" to "5", "source_asset" to "USD", "destination_asset" to "USDP", "ref_id" to refId))
            .retrieve()
            .toBodilessEntity()
            .block()
    }
}

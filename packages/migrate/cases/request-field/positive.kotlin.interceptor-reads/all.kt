import io.ktor.client.HttpClient
import io.ktor.client.plugins.api.createClientPlugin
import io.ktor.client.request.post
import io.ktor.client.request.setBody

val recording = createClientPlugin("recording") {
    onResponse { response ->
        metrics.settled(response.body<Map<String, Any>>()["settled_at"])
    }
}

suspend fun convert(client: HttpClient, profile: String, amount: String, ref: String) {
    client.post("https://api.paxos.com/v2/orchestration/orchestrations") {
        setBody(mapOf<String, Any>("source" to mapOf("profile" to mapOf("profile_id" to profile)), "destination" to mapOf("profile" to mapOf("profile_id" to profile)), "source_amount" to amount, "source_asset" to "USD", "destination_asset" to "PYUSD", "ref_id" to ref))
    }
}

package treasury

import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.buildJsonObject
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.put

class Treasury(private val client: HttpClient, private val bus: Bus) {
    private var last: JsonObject? = null

    suspend fun byBus(profile: String, amount: String, ref: String) {
        val body = buildJsonObject {
            put("profile_id", profile)
            put("amount", amount)
            put("source_asset", "USD")
            put("target_asset", "PYUSD")
            put("ref_id", ref)
        }
        bus.publish(body)
        client.post("https://api.paxos.com/v2/conversion/stablecoins") { setBody(body) }
    }

    suspend fun byHelper(profile: String, amount: String, ref: String) {
        val reply: JsonObject = client.post("https://api.paxos.com/v2/conversion/stablecoins") {
            setBody(mapOf<String, Any>("profile_id" to profile, "amount" to amount, "source_asset" to "USD", "target_asset" to "PYUSD", "ref_id" to ref))
        }.body()
        println(reply.text("amount") + reply.text("settled_at"))
    }

    private fun JsonObject.text(name: String) = getValue(name).jsonPrimitive.content

    suspend fun byLater(profile: String, amount: String, ref: String) {
        val body = mapOf<String, Any>("profile_id" to profile, "amount" to amount, "source_asset" to "USD", "target_asset" to "PYUSD", "ref_id" to ref)
        client.post("https://api.paxos.com/v2/conversion/stablecoins") { setBody(body) }
        later { println(body["amount"]) }
    }
}

import io.ktor.client.*
import kotlinx.serialization.*
import kotlinx.serialization.json.Json

@Serializable
data class Conversion(@SerialName("id") val id: String, @SerialName("destination_asset") val targetAsset: String)

suspend fun strictly(client: HttpClient, id: String, p: String, amount: String) {
    val c = Json.decodeFromString<Conversion>(client.post("https://api.paxos.com/v2/orchestration/orchestrations") { setBody("""{"ref_id":"$id","source":{"profile":{"profile_id":"$p"}},"destination":{"profile":{"profile_id":"$p"}},"source_amount":"$amount","source_asset":"USD","destination_asset":"PYUSD"}""") }.bodyAsText())
    println(c.targetAsset)
}

suspend fun texts(client: HttpClient, id: String, p: String, amount: String) {
    val c: Map<String, String> = client.post("https://api.paxos.com/v2/orchestration/orchestrations") { setBody("""{"ref_id":"$id","source":{"profile":{"profile_id":"$p"}},"destination":{"profile":{"profile_id":"$p"}},"source_amount":"$amount","source_asset":"USD","destination_asset":"PYUSD"}""") }.body()
    println(c["destination_asset"])
}

import io.ktor.client.*
import kotlinx.serialization.*
import kotlinx.serialization.json.Json

@Serializable
data class Conversion(@SerialName("id") val id: String, @SerialName("target_asset") val targetAsset: String)

suspend fun strictly(client: HttpClient, id: String, p: String, amount: String) {
    val c = Json.decodeFromString<Conversion>(client.post("https://api.paxos.com/v2/conversion/stablecoins") { setBody("""{"ref_id":"$id","profile_id":"$p","amount":"$amount","source_asset":"USD","target_asset":"PYUSD"}""") }.bodyAsText())
    println(c.targetAsset)
}

suspend fun texts(client: HttpClient, id: String, p: String, amount: String) {
    val c: Map<String, String> = client.post("https://api.paxos.com/v2/conversion/stablecoins") { setBody("""{"ref_id":"$id","profile_id":"$p","amount":"$amount","source_asset":"USD","target_asset":"PYUSD"}""") }.body()
    println(c["target_asset"])
}

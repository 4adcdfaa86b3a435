import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.request.get
import io.ktor.client.request.parameter
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.http.ContentType
import io.ktor.http.contentType
import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable
import kotlinx.serialization.json.buildJsonObject
import kotlinx.serialization.json.put

@Serializable
data class Conversion(
    val id: String,
    @SerialName("amount") val amount: String,
    @SerialName("target_asset") val targetAsset: String,
    @SerialName("settled_at") val settledAt: String? = null,
)

@Serializable
data class Page(val items: List<Conversion>, @SerialName("next_page_cursor") val next: String? = null)

class PaxosClient(private val client: HttpClient, private val base: String) {
    private suspend fun create(ref: String, profile: String) {
        client.post("$base/v2/conversion/stablecoins") {
            contentType(ContentType.Application.Json)
            setBody(
                buildJsonObject {
                    put("ref_id", ref)
                    put("profile_id", profile)
                    put("amount", "5")
                    put("source_asset", "USD")
                    put("target_asset", "PYUSD")
                },
            )
        }
    }

    private suspend fun list(since: String) {
        val page = client.get("$base/v2/conversion/stablecoins") {
            parameter("created_at.begin", since)
            url { parameters.append("created_at.end", since) }
        }.body<Page>()
        for (row in page.items) println(row.amount)
    }

    private suspend fun find(id: String) {
        val conversion: Conversion = client.get("$base/v2/conversion/stablecoins/$id").body()
        println(conversion.settledAt)
    }
}

import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable

@Serializable
enum class ConversionStatus {
    @SerialName("CREATED") OPEN,
    @SerialName("SETTLED") DONE,
    CANCELLED,
}

@Serializable
data class Conversion(val id: String, @SerialName("target_asset") val asset: String, val status: ConversionStatus)

private suspend fun show(client: HttpClient, id: String): String {
    val conversion = client.get("/v2/conversion/stablecoins/$id").body<Conversion>()
    return when (conversion.status) {
        ConversionStatus.OPEN -> "open"
        ConversionStatus.DONE -> "done"
        ConversionStatus.CANCELLED -> "gone"
    }
}

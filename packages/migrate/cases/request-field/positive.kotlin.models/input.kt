import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable

@Serializable
data class CreateConversion(
    @SerialName("ref_id") val refId: String,
    @SerialName("profile_id") val profileId: String,
    val amount: String,
    @SerialName("source_asset") val sourceAsset: String,
    @SerialName("target_asset") val targetAsset: String,
)

private suspend fun create(client: HttpClient, ref: String, profile: String) {
    client.post("/v2/conversion/stablecoins") {
        setBody(CreateConversion(refId = ref, profileId = profile, amount = "5", sourceAsset = "USD", targetAsset = "PYUSD"))
    }
}

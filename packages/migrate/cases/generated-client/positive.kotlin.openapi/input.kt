import com.paxos.client.apis.StablecoinConversionApi
import com.paxos.client.models.CreateStablecoinConversionRequest

fun convert(profile: String) {
    val api = StablecoinConversionApi()
    val made = api.createStablecoinConversion(CreateStablecoinConversionRequest(profileId = profile, amount = "1", sourceAsset = "USD", targetAsset = "PYUSD"))
    api.listStablecoinConversions(profileId = profile)
    api.getStablecoinConversion(made.id)
    api.cancelStablecoinConversion(made.id)
}

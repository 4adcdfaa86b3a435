import com.paxos.client.apis.StablecoinConversionApi

val api = StablecoinConversionApi(

import com.paxos.client.apis.OrchestrationsApi
import com.paxos.client.apis.StablecoinConversionApi

fun find(old: StablecoinConversionApi, api: OrchestrationsApi, a: String, b: String) {
    old.getStablecoinConversion(a)
    api.getOrchestration(b)
}

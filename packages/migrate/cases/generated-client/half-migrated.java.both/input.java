import com.paxos.client.api.OrchestrationsApi;
import com.paxos.client.api.StablecoinConversionApi;

class Generated {
    void find(StablecoinConversionApi old, OrchestrationsApi api, String a, String b) throws Exception {
        old.getStablecoinConversion(a);
        api.getOrchestration(b);
    }
}

import com.paxos.client.ApiClient;
import com.paxos.client.api.StablecoinConversionApi;
import com.paxos.client.model.CreateStablecoinConversionRequest;
import com.paxos.client.model.StablecoinConversion;

class Generated {
    void convert(ApiClient client, String profile) throws Exception {
        StablecoinConversionApi api = new StablecoinConversionApi(client);
        StablecoinConversion made = api.createStablecoinConversion(
                new CreateStablecoinConversionRequest().profileId(profile).amount("1").sourceAsset("USD").targetAsset("PYUSD"));
        api.listStablecoinConversions(profile, null, null, null, null, null, null, null, null);
        api.getStablecoinConversionWithHttpInfo(made.getId());
        api.cancelStablecoinConversion(made.getId());
    }
}

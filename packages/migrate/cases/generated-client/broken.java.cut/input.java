import com.paxos.client.api.StablecoinConversionApi;

class Generated {
    StablecoinConversionApi api = new StablecoinConversionApi(

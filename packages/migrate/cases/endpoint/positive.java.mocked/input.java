import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.mockito.Mockito.when;

class ClientTest {
    private static final String PATH = "/v2/conversion/stablecoins";

    void created() {
        stubFor(post(urlEqualTo(PATH)).willReturn(okJson("""
            {"id": "e9a2f4c1", "profile_id": "7c4e8f2a", "amount": "100", "source_asset": "USD", "target_asset": "PYUSD", "status": "CREATED"}
            """)));
        verify(postRequestedFor(urlEqualTo("/v2/conversion/stablecoins")));
    }

    void found(RestTemplate rest) {
        when(rest.getForObject("https://api.paxos.com/v2/conversion/stablecoins/e9a2f4c1", Map.class))
                .thenReturn(Map.of("id", "e9a2f4c1", "status", "SETTLED", "amount", "1", "source_asset", "USD", "target_asset", "PYUSD"));
    }
}

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.mockito.Mockito.when;

class ClientTest {
    private static final String PATH = "/v2/orchestration/orchestrations";

    void created() {
        stubFor(post(urlEqualTo(PATH)).willReturn(okJson("""
            {"id": "e9a2f4c1", "profile_id": "7c4e8f2a", "source_amount": "100", "source_asset": "USD", "destination_asset": "PYUSD", "status": "PROCESSING", "source": {"profile": {"profile_id": "7c4e8f2a"}}, "destination": {"profile": {"profile_id": "7c4e8f2a"}}}
            """)));
        verify(postRequestedFor(urlEqualTo("/v2/orchestration/orchestrations")));
    }

    void found(RestTemplate rest) {
        when(rest.getForObject("https://api.paxos.com/v2/orchestration/orchestrations/e9a2f4c1", Map.class))
                .thenReturn(Map.of("id", "e9a2f4c1", "status", "COMPLETED", "source_amount", "1", "source_asset", "USD", "destination_asset", "PYUSD"));
    }
}

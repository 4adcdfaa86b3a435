import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

public final class Standard {
    private static final String BASE = System.getenv("PAXOS_BASE_URL");
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();

    private String convert(String token, String refId, String profile, String amount) throws Exception {
        String body = mapper.writeValueAsString(Map.of(
                "ref_id", refId,
                "profile_id", profile,
                "amount", amount,
                "source_asset", "USD",
                "target_asset", "PYUSD"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(BASE + "/v2/conversion/stablecoins"))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return mapper.readTree(response.body()).get("id").asText();
    }
}

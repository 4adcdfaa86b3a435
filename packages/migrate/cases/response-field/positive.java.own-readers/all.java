import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

class Reads {
    @JsonIgnoreProperties(ignoreUnknown = false)
    record Strict(@JsonProperty("id") String id, @JsonProperty("status") String status, @JsonProperty("destination_asset") String targetAsset) {}

    void texts(ObjectMapper mapper, HttpClient http, String id, String p, String amount) throws Exception {
        var req = HttpRequest.newBuilder(URI.create("https://api.paxos.com/v2/orchestration/orchestrations")).POST(BodyPublishers.ofString(mapper.writeValueAsString(Map.of("ref_id", id, "source", Map.of("profile", Map.of("profile_id", p)), "destination", Map.of("profile", Map.of("profile_id", p)), "source_amount", amount, "source_asset", "USD", "destination_asset", "PYUSD")))).build();
        Map<String, String> c = mapper.readValue(http.send(req, BodyHandlers.ofString()).body(), new TypeReference<Map<String, String>>() {});
        System.out.println(c.get("destination_asset"));
    }

    void strictly(ObjectMapper mapper, HttpClient http, String id, String p, String amount) throws Exception {
        var req = HttpRequest.newBuilder(URI.create("https://api.paxos.com/v2/orchestration/orchestrations")).POST(BodyPublishers.ofString(mapper.writeValueAsString(Map.of("ref_id", id, "source", Map.of("profile", Map.of("profile_id", p)), "destination", Map.of("profile", Map.of("profile_id", p)), "source_amount", amount, "source_asset", "USD", "destination_asset", "PYUSD")))).build();
        Strict c = mapper.readValue(http.send(req, BodyHandlers.ofString()).body(), Strict.class);
        System.out.println(c.targetAsset());
    }
}

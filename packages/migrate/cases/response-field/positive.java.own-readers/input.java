import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

class Reads {
    @JsonIgnoreProperties(ignoreUnknown = false)
    record Strict(@JsonProperty("id") String id, @JsonProperty("status") String status, @JsonProperty("target_asset") String targetAsset) {}

    void texts(ObjectMapper mapper, HttpClient http, String id, String p, String amount) throws Exception {
        var req = HttpRequest.newBuilder(URI.create("https://api.paxos.com/v2/conversion/stablecoins")).POST(BodyPublishers.ofString(mapper.writeValueAsString(Map.of("ref_id", id, "profile_id", p, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD")))).build();
        Map<String, String> c = mapper.readValue(http.send(req, BodyHandlers.ofString()).body(), new TypeReference<Map<String, String>>() {});
        System.out.println(c.get("target_asset"));
    }

    void strictly(ObjectMapper mapper, HttpClient http, String id, String p, String amount) throws Exception {
        var req = HttpRequest.newBuilder(URI.create("https://api.paxos.com/v2/conversion/stablecoins")).POST(BodyPublishers.ofString(mapper.writeValueAsString(Map.of("ref_id", id, "profile_id", p, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD")))).build();
        Strict c = mapper.readValue(http.send(req, BodyHandlers.ofString()).body(), Strict.class);
        System.out.println(c.targetAsset());
    }
}

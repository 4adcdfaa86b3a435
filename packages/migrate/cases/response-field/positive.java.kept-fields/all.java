import java.util.Map;
import org.springframework.web.client.RestTemplate;

public class E {
    private final RestTemplate rest = new RestTemplate();
    private Map<String, Object> last;

    public void create(String refId, String amount, String profileId) {
        this.last = rest.postForObject("https://api.paxos.com/v2/orchestration/orchestrations", Map.of(
            "ref_id", refId, "source", Map.of("profile", Map.of("profile_id", profileId)), "destination", Map.of("profile", Map.of("profile_id", profileId)), "source_amount", amount, "source_asset", "USD", "destination_asset", "PYUSD"), Map.class);
    }

    public String describe() {
        return "converting " + last.get("source_amount") + last.get("destination_asset");
    }
}

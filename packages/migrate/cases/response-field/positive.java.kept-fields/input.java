import java.util.Map;
import org.springframework.web.client.RestTemplate;

public class E {
    private final RestTemplate rest = new RestTemplate();
    private Map<String, Object> last;

    public void create(String refId, String amount, String profileId) {
        this.last = rest.postForObject("https://api.paxos.com/v2/conversion/stablecoins", Map.of(
            "ref_id", refId, "profile_id", profileId, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD"), Map.class);
    }

    public String describe() {
        return "converting " + last.get("amount") + last.get("target_asset");
    }
}

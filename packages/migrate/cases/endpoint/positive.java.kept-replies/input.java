import java.util.Map;
import org.springframework.web.client.RestTemplate;

class Kept {
    void saved(RestTemplate rest, String id, String p, String amount, Order order) {
        Map<String, Object> reply = rest.postForObject("https://api.paxos.com/v2/conversion/stablecoins", Map.of("ref_id", id, "profile_id", p, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD"), Map.class);
        order.setStatus((String) reply.get("status"));
    }

    void cached(RestTemplate rest, String id, String p, String amount, Cache cache, ObjectMapper json) {
        Map<String, Object> reply = rest.postForObject("https://api.paxos.com/v2/conversion/stablecoins", Map.of("ref_id", id, "profile_id", p, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD"), Map.class);
        cache.set(id, json.writeValueAsString(reply));
    }

    void looked(RestTemplate rest, String id, String p, String amount, Map<String, String> labels) {
        Map<String, Object> reply = rest.postForObject("https://api.paxos.com/v2/conversion/stablecoins", Map.of("ref_id", id, "profile_id", p, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD"), Map.class);
        System.out.println(labels.get(reply.get("status")));
    }
}

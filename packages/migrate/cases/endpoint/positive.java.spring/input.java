import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

import java.util.Map;

class Spring {
    private final RestTemplate rest = new RestTemplate();
    private final WebClient client = WebClient.create("https://api.paxos.com");

    private void create(HttpHeaders headers, String ref, String profile) {
        Map<String, Object> body = Map.of("ref_id", ref, "profile_id", profile, "amount", "5", "source_asset", "USD", "target_asset", "PYUSD");
        rest.postForEntity("https://api.paxos.com/v2/conversion/stablecoins", new HttpEntity<>(body, headers), Void.class);
        client.post()
                .uri("/v2/conversion/stablecoins")
                .bodyValue(Map.of("ref_id", ref, "profile_id", profile, "amount", "5", "source_asset", "USD", "target_asset", "PYUSD"))
                .retrieve()
                .toBodilessEntity()
                .block();
    }

    private void list(String since) {
        client.get()
                .uri(builder -> builder.path("/v2/conversion/stablecoins").queryParam("created_at.begin", since).build())
                .retrieve()
                .toBodilessEntity()
                .block();
    }

    private void cancel(String id) {
        client.delete().uri(builder -> builder.path("/v2/conversion/stablecoins/{id}").build(id)).retrieve().toBodilessEntity().block();
    }

    private void get(String id) {
        rest.exchange("https://api.paxos.com/v2/conversion/stablecoins/" + id, HttpMethod.GET, null, Void.class);
    }
}

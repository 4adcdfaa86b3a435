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
        Map<String, Object> body = Map.of("ref_id", ref, "source", Map.of("profile", Map.of("profile_id", profile)), "destination", Map.of("profile", Map.of("profile_id", profile)), "source_amount", "5", "source_asset", "USD", "destination_asset", "PYUSD");
        rest.postForEntity("https://api.paxos.com/v2/orchestration/orchestrations", new HttpEntity<>(body, headers), Void.class);
        client.post()
                .uri("/v2/orchestration/orchestrations")
                .bodyValue(Map.of("ref_id", ref, "source", Map.of("profile", Map.of("profile_id", profile)), "destination", Map.of("profile", Map.of("profile_id", profile)), "source_amount", "5", "source_asset", "USD", "destination_asset", "PYUSD"))
                .retrieve()
                .toBodilessEntity()
                .block();
    }

    private void list(String since) {
        client.get()
                .uri(builder -> builder.path("/v2/orchestration/orchestrations").queryParam("created_at.gte", since).build())
                .retrieve()
                .toBodilessEntity()
                .block();
    }

    private void cancel(String id) {
        client.delete().uri(builder -> builder.path("/v2/conversion/stablecoins/{id}").build(id)).retrieve().toBodilessEntity().block();
    }

    private void get(String id) {
        rest.exchange("https://api.paxos.com/v2/orchestration/orchestrations/" + id, HttpMethod.GET, null, Void.class);
    }
}

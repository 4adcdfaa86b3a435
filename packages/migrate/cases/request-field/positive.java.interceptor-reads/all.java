import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.web.client.RestTemplate;

class Treasury {
  private final ExecutorService executor;
  private final RestTemplate rest;

  Treasury(ExecutorService executor, RestTemplate rest) {
    this.executor = executor;
    this.rest = rest;
    rest.getInterceptors().add((request, body, execution) -> {
      JsonNode sent = mapper.readTree(body);
      metrics.amount(sent.get("amount").asText());
      return execution.execute(request, body);
    });
  }

  void convert(String profile, String amount, String ref) {
    rest.postForObject("https://api.paxos.com/v2/orchestration/orchestrations", Map.of("source", Map.of("profile", Map.of("profile_id", profile)), "destination", Map.of("profile", Map.of("profile_id", profile)), "source_amount", amount, "source_asset", "USD", "destination_asset", "PYUSD", "ref_id", ref), Void.class);
  }

  void queued(String profile, String amount, String ref) {
    Map<String, Object> body = Map.of("source", Map.of("profile", Map.of("profile_id", profile)), "destination", Map.of("profile", Map.of("profile_id", profile)), "source_amount", amount, "source_asset", "USD", "destination_asset", "PYUSD", "ref_id", ref);
    validator.validate(body);
    rest.postForObject("https://api.paxos.com/v2/orchestration/orchestrations", body, Void.class);
  }
}

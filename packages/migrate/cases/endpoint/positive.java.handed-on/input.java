import java.util.Map;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

class HandedOn {
  private final WebClient client = WebClient.create("https://api.paxos.com/v2");

  void emitted(String ref, String profile, String amount) {
    client.post().uri("/conversion/stablecoins")
        .bodyValue(Map.of("ref_id", ref, "profile_id", profile, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD"))
        .retrieve()
        .bodyToMono(Map.class)
        .doOnNext(m -> sink.emit(m))
        .subscribe();
  }

  void stored(String ref, String profile, String amount) {
    client.post().uri("/conversion/stablecoins")
        .bodyValue(Map.of("ref_id", ref, "profile_id", profile, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD"))
        .retrieve()
        .bodyToMono(Map.class)
        .subscribe(this::store);
  }

  Mono<String> told(String ref, String profile, String amount) {
    return client.post().uri("/conversion/stablecoins")
        .bodyValue(Map.of("ref_id", ref, "profile_id", profile, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD"))
        .retrieve()
        .bodyToMono(Map.class)
        .map(m -> m.get("id") + " " + m.get("status"));
  }

  void published(RestTemplate rest, String id, String p, String amount) {
    Map<String, Object> c = rest.postForObject("https://api.paxos.com/v2/conversion/stablecoins", Map.of("ref_id", id, "profile_id", p, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD"), Map.class);
    kafka.send("conversions", id, c);
  }

  void each(RestTemplate rest, String id, String p, String amount) {
    Map<String, Object> c = rest.postForObject("https://api.paxos.com/v2/conversion/stablecoins", Map.of("ref_id", id, "profile_id", p, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD"), Map.class);
    c.forEach((key, value) -> show(key, value));
  }

  void thrown(RestTemplate rest, String id, String p, String amount) {
    Map<String, Object> c = rest.postForObject("https://api.paxos.com/v2/conversion/stablecoins", Map.of("ref_id", id, "profile_id", p, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD"), Map.class);
    throw new ConversionException(c);
  }
}

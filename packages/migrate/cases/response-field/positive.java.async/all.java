import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.json.JSONObject;
import reactor.core.publisher.Mono;

class Async {
    private void show(HttpClient http, String id) {
        http.sendAsync(HttpRequest.newBuilder(URI.create("https://api.paxos.com/v2/orchestration/orchestrations/" + id)).build(), BodyHandlers.ofString())
                .thenApply(HttpResponse::body)
                .thenApply(text -> new JSONObject(text))
                .thenAccept(found -> System.out.println(found.getString("source_amount")));
    }

    private void optional(RestTemplate rest, String id) {
        Optional.ofNullable(rest.getForObject("https://api.paxos.com/v2/orchestration/orchestrations/" + id, JsonNode.class))
                .map(found -> found.get("source_amount"))
                .ifPresent(System.out::println);
    }

    private void pointer(RestTemplate rest, String id) {
        JsonNode found = rest.getForObject("https://api.paxos.com/v2/orchestration/orchestrations/" + id, JsonNode.class);
        String status = found.get("status").textValue();
        System.out.println(found.at("/destination_asset").asText() + (status.equals("PROCESSING") ? "" : "!"));
    }

    private void reactive(WebClient client, String id) {
        Mono<JsonNode> reply = client.get().uri("/v2/orchestration/orchestrations/{id}", id).retrieve().bodyToMono(JsonNode.class);
        reply.subscribe(found -> System.out.println(found.get("destination_asset")));
    }
}

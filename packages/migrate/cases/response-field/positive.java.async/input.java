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
        http.sendAsync(HttpRequest.newBuilder(URI.create("https://api.paxos.com/v2/conversion/stablecoins/" + id)).build(), BodyHandlers.ofString())
                .thenApply(HttpResponse::body)
                .thenApply(text -> new JSONObject(text))
                .thenAccept(found -> System.out.println(found.getString("amount")));
    }

    private void optional(RestTemplate rest, String id) {
        Optional.ofNullable(rest.getForObject("https://api.paxos.com/v2/conversion/stablecoins/" + id, JsonNode.class))
                .map(found -> found.get("amount"))
                .ifPresent(System.out::println);
    }

    private void pointer(RestTemplate rest, String id) {
        JsonNode found = rest.getForObject("https://api.paxos.com/v2/conversion/stablecoins/" + id, JsonNode.class);
        String status = found.get("status").textValue();
        System.out.println(found.at("/target_asset").asText() + (status.equals("CREATED") ? "" : "!"));
    }

    private void reactive(WebClient client, String id) {
        Mono<JsonNode> reply = client.get().uri("/v2/conversion/stablecoins/{id}", id).retrieve().bodyToMono(JsonNode.class);
        reply.subscribe(found -> System.out.println(found.get("target_asset")));
    }
}

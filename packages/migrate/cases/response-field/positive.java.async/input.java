import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.json.JSONObject;

class Async {
    private void show(HttpClient http, String id) {
        http.sendAsync(HttpRequest.newBuilder(URI.create("https://api.paxos.com/v2/conversion/stablecoins/" + id)).build(), BodyHandlers.ofString())
                .thenApply(HttpResponse::body)
                .thenApply(text -> new JSONObject(text))
                .thenAccept(found -> System.out.println(found.getString("amount")));
    }
}

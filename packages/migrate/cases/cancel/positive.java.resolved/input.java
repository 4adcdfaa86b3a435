import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

class Resolved {
    private void cancel(HttpClient http, URI base, String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/v2/conversion/stablecoins/" + id)).DELETE().build();
        http.send(request, BodyHandlers.discarding());
    }
}

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.apache.http.client.methods.HttpDelete;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestTemplate;

class Cancels {
    private static final String BASE = "https://api.paxos.com";

    private void standard(HttpClient http, String id) throws Exception {
        http.send(HttpRequest.newBuilder(URI.create(BASE + "/v2/conversion/stablecoins/" + id)).DELETE().build(), BodyHandlers.ofString());
        HttpRequest request = HttpRequest.newBuilder()
                .uri(URI.create(BASE + "/v2/conversion/stablecoins/" + id))
                .method("DELETE", HttpRequest.BodyPublishers.noBody())
                .build();
        http.send(request, BodyHandlers.discarding());
    }

    private void square(OkHttpClient client, String id) throws Exception {
        Request request = new Request.Builder().url(BASE + "/v2/conversion/stablecoins/" + id).delete().build();
        client.newCall(request).execute().close();
    }

    private void spring(RestTemplate rest, String id) {
        rest.delete(BASE + "/v2/conversion/stablecoins/{id}", id);
        rest.exchange(BASE + "/v2/conversion/stablecoins/{id}", HttpMethod.DELETE, null, Void.class, id);
    }

    private void apache(org.apache.http.client.HttpClient client, String id) throws Exception {
        client.execute(new HttpDelete(BASE + "/v2/conversion/stablecoins/" + id));
    }

    private void connection(String id) throws Exception {
        var connection = (java.net.HttpURLConnection) new java.net.URL(BASE + "/v2/conversion/stablecoins/" + id).openConnection();
        connection.setRequestMethod("DELETE");
        connection.connect();
    }
}

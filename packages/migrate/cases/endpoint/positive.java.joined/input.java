import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

class Joined {
    private static final String VERSION = "v2";
    private static final String RESOURCE = "conversion/stablecoins";

    private enum Endpoint {
        CONVERSIONS("/v2/conversion/stablecoins"),
        QUOTES("/v2/quotes");

        private final String path;

        Endpoint(String path) {
            this.path = path;
        }
    }

    private void read(HttpClient http, String base, String id) throws Exception {
        get(http, String.format("%s/%s/%s/%s", base, VERSION, RESOURCE, id));
        get(http, String.join("/", base, VERSION, RESOURCE, id));
        get(http, new StringBuilder(base).append("/v2/").append(RESOURCE).append('/').append(id).toString());
        get(http, "%s/v2/conversion/stablecoins/%s".formatted(base, id));
    }

    private void get(HttpClient http, String url) throws Exception {
        http.send(HttpRequest.newBuilder(URI.create(url)).GET().build(), BodyHandlers.discarding());
    }
}

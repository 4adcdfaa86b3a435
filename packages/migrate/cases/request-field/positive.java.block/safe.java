import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

class Blocks {
    private void create(HttpClient http, String ref, String profile) throws Exception {
        String body = """
                {
                  "ref_id": "%s",
                  "profile_id": "%s",
                  "amount": "5",
                  "source_asset": "USD",
                  "target_asset": "PYUSD"
                }
                """.formatted(ref, profile);
        http.send(HttpRequest.newBuilder(URI.create("https://api.paxos.com/v2/conversion/stablecoins")).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding());
    }

    private void fixed(HttpClient http) throws Exception {
        http.send(HttpRequest.newBuilder(URI.create("https://api.paxos.com/v2/orchestration/orchestrations")).POST(BodyPublishers.ofString("""
                {
                  "ref_id": "night-1",
                  "source": {
                    "profile": {
                      "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
                    }
                  },
                  "destination": {
                    "profile": {
                      "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
                    }
                  },
                  "source_amount": "5",
                  "source_asset": "USD",
                  "destination_asset": "PYUSD"
                }
                """)).build(), BodyHandlers.discarding());
    }
}

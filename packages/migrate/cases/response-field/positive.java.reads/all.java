import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

class Reads {
    private void tree(HttpClient http, ObjectMapper mapper, String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.paxos.com/v2/orchestration/orchestrations/" + id)).build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        JsonNode conversion = mapper.readTree(response.body());
        System.out.println(conversion.get("source_amount").asText() + " " + conversion.path("destination_asset").asText());
    }

    private void rows(HttpClient http, ObjectMapper mapper) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.paxos.com/v2/orchestration/orchestrations")).build();
        for (JsonNode row : mapper.readTree(http.send(request, BodyHandlers.ofString()).body()).get("items")) {
            System.out.println(row.get("source_amount").asText());
        }
    }

    private void json(Api api, String id) {
        JSONObject found = new JSONObject(api.get("/v2/orchestration/orchestrations/" + id).body().string());
        System.out.println(found.getString("destination_asset") + found.optString("source_amount"));
    }
}

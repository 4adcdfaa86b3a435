import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

class Connections {
    private void create(String base, String json) throws Exception {
        URL url = new URL(base + "/v2/conversion/stablecoins");
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        }
    }

    private int get(String base, String id) throws Exception {
        HttpURLConnection connection = (HttpURLConnection) new URL(base + "/v2/orchestration/orchestrations/" + id).openConnection();
        return connection.getResponseCode();
    }
}

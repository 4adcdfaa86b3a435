import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.Map;

class Sweeps {
    private final Client client = new Client("https://api.paxos.com/v2");

    void daily(String profile, String amount) {
        client.post("/orchestration/orchestrations", Map.of("ref_id", "sweep-" + new SimpleDateFormat("yyyy-MM-dd").format(new Date()), "source", Map.of("profile", Map.of("profile_id", profile)), "destination", Map.of("profile", Map.of("profile_id", profile)), "source_amount", amount, "source_asset", "USD", "destination_asset", "PYUSD"));
    }

    void now(String profile, String amount) {
        client.post("/orchestration/orchestrations", Map.of("ref_id", new SimpleDateFormat("yyyy-MM-dd").format(day) + "-" + System.nanoTime(), "source", Map.of("profile", Map.of("profile_id", profile)), "destination", Map.of("profile", Map.of("profile_id", profile)), "source_amount", amount, "source_asset", "USD", "destination_asset", "PYUSD"));
    }
}

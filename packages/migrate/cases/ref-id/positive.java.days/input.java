import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.Map;

class Sweeps {
    private final Client client = new Client("https://api.paxos.com/v2");

    void daily(String profile, String amount) {
        client.post("/conversion/stablecoins", Map.of("ref_id", "sweep-" + new SimpleDateFormat("yyyy-MM-dd").format(new Date()), "profile_id", profile, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD"));
    }

    void now(String profile, String amount) {
        client.post("/conversion/stablecoins", Map.of("ref_id", new SimpleDateFormat("yyyy-MM-dd").format(day) + "-" + System.nanoTime(), "profile_id", profile, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD"));
    }
}

import com.example.model.Conversion;
import java.util.Map;
import org.springframework.web.client.RestTemplate;

class Treasury {
  private void convert(RestTemplate rest, String profile, String amount, String ref) {
    Conversion made = rest.postForObject("https://api.paxos.com/v2/conversion/stablecoins", Map.of("profile_id", profile, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD", "ref_id", ref), Conversion.class);
    log.info("made {}", made);
  }

  private void plain(RestTemplate rest, String profile, String amount, String ref) {
    String made = rest.postForObject("https://api.paxos.com/v2/conversion/stablecoins", Map.of("profile_id", profile, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD", "ref_id", ref), String.class);
    log.info("made {}", made);
  }
}

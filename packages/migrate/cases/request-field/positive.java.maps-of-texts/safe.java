import java.util.*;
class A {
  void a(RestTemplate rest, String id, String p, String amount) {
    rest.postForLocation("https://api.paxos.com/v2/orchestration/orchestrations", Map.of(
        "ref_id", id, "source", Map.of("profile", Map.of("profile_id", p)), "destination", Map.of("profile", Map.of("profile_id", p)),
        "source_amount", amount, // money
        "source_asset", "USD", "destination_asset", "PYUSD"));
  }
  void b(RestTemplate rest, String id, String p, String amount) {
    Map<String, String> body = Map.of("ref_id", id, "profile_id", p, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD");
    rest.postForLocation("https://api.paxos.com/v2/conversion/stablecoins", body);
  }
  void c(RestTemplate rest, String id, String p, String amount) {
    var body = Map.ofEntries(Map.entry("ref_id", id), Map.entry("profile_id", p), Map.entry("amount", amount), Map.entry("source_asset", "USD"), Map.entry("target_asset", "PYUSD"));
    rest.postForLocation("https://api.paxos.com/v2/conversion/stablecoins", body);
  }
  void d(RestTemplate rest, String id, String p, String amount) {
    rest.postForLocation("https://api.paxos.com/v2/conversion/stablecoins", new HttpEntity<Map<String, String>>(Map.of("ref_id", id, "profile_id", p, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD")));
  }
  void e(RestTemplate rest, String id, String p, String amount) {
    rest.postForLocation("https://api.paxos.com/v2/conversion/stablecoins", Map.<String, String>of("ref_id", id, "profile_id", p, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD"));
  }
  void f(RestTemplate rest, String id, String p, String amount) {
    rest.postForLocation("https://api.paxos.com/v2/conversion/stablecoins", ImmutableMap.<String, String>builder().put("ref_id", id).put("profile_id", p).put("amount", amount).put("source_asset", "USD").put("target_asset", "PYUSD").build());
  }
  void g(RestTemplate rest, String id, String p, String amount) {
    rest.postForLocation("https://api.paxos.com/v2/conversion/stablecoins", Map.of("ref_id", id, "profile_id", p, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD", "identity_id", "i", "account_id", "a", "metadata", Map.of("a", "b"), "x", "1", "y", "2"));
  }
}

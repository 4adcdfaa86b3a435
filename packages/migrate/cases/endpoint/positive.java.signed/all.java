class Signed { void convert(RestTemplate rest, String id, String p, String amount) {
  String sig = signer.sign("POST", "/v2/conversion/stablecoins");
  rest.postForLocation("https://api.paxos.com/v2/orchestration/orchestrations", new HttpEntity<>(Map.of("ref_id", id, "source", Map.of("profile", Map.of("profile_id", p)), "destination", Map.of("profile", Map.of("profile_id", p)), "source_amount", amount, "source_asset", "USD", "destination_asset", "PYUSD"), headers(sig)));
} }

class Signed { void convert(RestTemplate rest, String id, String p, String amount) {
  String sig = signer.sign("POST", "/v2/conversion/stablecoins");
  rest.postForLocation("https://api.paxos.com/v2/conversion/stablecoins", new HttpEntity<>(Map.of("ref_id", id, "profile_id", p, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD"), headers(sig)));
} }

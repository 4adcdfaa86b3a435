class A {
  void add(Map<String, Object> b, String to) { if (to != null) b.put("recipient_profile_id", to); }
  void f(RestTemplate rest, String i, String p, String a, String to) {
    Map<String, Object> body = new HashMap<>(Map.of("ref_id", i, "profile_id", p, "amount", a, "source_asset", "USD", "target_asset", "PYUSD"));
    add(body, to);
    rest.postForLocation("https://api.paxos.com/v2/conversion/stablecoins", body);
  }
}

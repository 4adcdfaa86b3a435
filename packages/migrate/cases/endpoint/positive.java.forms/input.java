class A {
  void a(RestTemplate rest, String id, String p, String amount) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
    Map<String, Object> body = Map.of("ref_id", id, "profile_id", p, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD");
    rest.postForLocation("https://api.paxos.com/v2/conversion/stablecoins", new HttpEntity<>(body, headers));
  }
  void b(WebClient client, String id, String p, String amount) {
    client.post().uri("https://api.paxos.com/v2/conversion/stablecoins").contentType(MediaType.APPLICATION_FORM_URLENCODED).bodyValue(Map.of("ref_id", id, "profile_id", p, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD")).retrieve().toBodilessEntity().block();
  }
  void c(OkHttpClient client, String id, String p, String amount) throws Exception {
    var body = new FormBody.Builder().add("ref_id", id).add("profile_id", p).add("amount", amount).add("source_asset", "USD").add("target_asset", "PYUSD").build();
    client.newCall(new Request.Builder().url("https://api.paxos.com/v2/conversion/stablecoins").post(body).build()).execute().close();
  }
}

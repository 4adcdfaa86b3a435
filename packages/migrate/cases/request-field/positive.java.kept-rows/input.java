class R {
    private final Map<String, Map<String, Object>> sent = new HashMap<>();
    private final RestTemplate rest = new RestTemplate();

    void send(String ref, String amount, String profile) {
        var body = Map.of("profile_id", profile, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD", "ref_id", ref);
        rest.postForObject("https://api.paxos.com/v2/conversion/stablecoins", body, Void.class);
        sent.put(ref, body);
    }

    Object describe(String ref) {
        return sent.get(ref).get("amount");
    }
}

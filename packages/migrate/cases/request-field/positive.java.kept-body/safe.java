package com.acme;

import java.util.Map;
import org.springframework.web.client.RestTemplate;

class Converter {
    private final RestTemplate rest = new RestTemplate();
    private Map<String, Object> body;

    void create(String ref, String amount, String profile) {
        body = Map.of("source", Map.of("profile", Map.of("profile_id", profile)), "destination", Map.of("profile", Map.of("profile_id", profile)), "source_amount", amount, "source_asset", "USD", "destination_asset", "PYUSD", "ref_id", ref);
        rest.postForObject("https://api.paxos.com/v2/orchestration/orchestrations", body, Void.class);
    }

    String describe() {
        return body.get("source_amount") + " to " + this.body.get("destination_asset");
    }
}

class Order {
    final RestTemplate rest = new RestTemplate();
    Map<String, Object> body;

    void create(String ref, String amount, String profile) {
        this.body = Map.of("profile_id", profile, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD", "ref_id", ref);
        rest.postForObject("https://api.paxos.com/v2/conversion/stablecoins", this.body, Void.class);
    }
}

class Shown {
    static Object amountOf(Order order) {
        return order.body.get("amount");
    }
}

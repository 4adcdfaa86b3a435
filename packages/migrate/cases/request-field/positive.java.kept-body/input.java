package com.acme;

import java.util.Map;
import org.springframework.web.client.RestTemplate;

class Converter {
    private final RestTemplate rest = new RestTemplate();
    private Map<String, Object> body;

    void create(String ref, String amount, String profile) {
        body = Map.of("profile_id", profile, "amount", amount, "source_asset", "USD", "target_asset", "PYUSD", "ref_id", ref);
        rest.postForObject("https://api.paxos.com/v2/conversion/stablecoins", body, Void.class);
    }

    String describe() {
        return body.get("amount") + " to " + this.body.get("target_asset");
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

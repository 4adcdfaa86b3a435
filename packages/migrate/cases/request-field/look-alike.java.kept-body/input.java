package com.acme;

import java.util.Map;
import org.springframework.web.client.RestTemplate;

class Quotes {
    private final RestTemplate rest = new RestTemplate();
    private Map<String, Object> body;

    void create(String ref, String amount, String profile) {
        body = Map.of("profile_id", profile, "amount", amount, "ref_id", ref);
        rest.postForObject("https://api.paxos.com/v2/profiles/quote-executions", body, Void.class);
    }

    Object describe() {
        return body.get("amount");
    }
}

package com.acme;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.springframework.web.client.RestTemplate;

class NewConversion {
    @JsonProperty("profile_id") String profileId;
    @JsonProperty("amount") String amount;
    @JsonProperty("source_asset") String sourceAsset;
    @JsonProperty("target_asset") String targetAsset;
    private Map<String, Object> more;

    @JsonAnyGetter
    Map<String, Object> more() {
        return more;
    }
}

class Client {
    private final RestTemplate rest = new RestTemplate();

    void create(NewConversion body) {
        rest.postForObject("https://api.paxos.com/v2/conversion/stablecoins", body, Void.class);
    }
}

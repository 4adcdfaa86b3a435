package com.acme;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.web.client.RestTemplate;

public class Client {
    public record CreateConversion(
        @JsonProperty("profile_id") String profileId,
        @JsonProperty("amount") String amount,
        @JsonProperty("source_asset") String sourceAsset,
        @JsonProperty("target_asset") String targetAsset) {}

    private final RestTemplate rest = new RestTemplate();

    public void create(CreateConversion body) {
        rest.postForObject("https://api.paxos.com/v2/conversion/stablecoins", body, Void.class);
    }
}

package com.acme.treasury;

import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

class PaxosClient {
  private final RestClient client = RestClient.builder().baseUrl("https://api.paxos.com").build();

  Conversion convert(String profileId, String amount, String refId) {
    return client.post()
        .uri("/v2/conversion/stablecoins")
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of(
            "profile_id", profileId,
            "amount", amount,
            "source_asset", "USD",
            "target_asset", "PYUSD",
            "ref_id", refId))
        .retrieve()
        .body(Conversion.class);
  }

  private void told(RestClient client, String profileId, String refId) {
    client.post()
        .uri(builder -> builder.path("/v2/orchestration/orchestrations").build())
        .body(Map.of("source", Map.of("profile", Map.of("profile_id", profileId)), "destination", Map.of("profile", Map.of("profile_id", profileId)), "source_amount", "5", "source_asset", "USD", "destination_asset", "USDP", "ref_id", refId))
        .retrieve()
        .toBodilessEntity();
  }

  private void readOnly(RestClient client, Object given) {
    client.post().uri("/v2/conversion/stablecoins").retrieve().body(Conversion.class);
    client.post().uri("/v2/conversion/stablecoins").body(given).retrieve().toBodilessEntity();
  }

  String bought(RestClient client, String id) {
    Map<String, Object> reply = client.get().uri("/v2/conversion/stablecoins/{id}", id).retrieve().body(Map.class);
    return (String) reply.get("target_asset");
  }
}

package com.acme;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hc.client5.http.fluent.Request;
import org.apache.hc.core5.http.ContentType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.annotation.JsonProperty;
import lombok.Builder;
import lombok.Data;

class ApacheHc {
  @Data @Builder
  static class Create {
    @JsonProperty("profile_id") private String profileId;
    @JsonProperty("amount") private String amount;
    @JsonProperty("source_asset") private String sourceAsset;
    @JsonProperty("target_asset") private String targetAsset;
    @JsonProperty("ref_id") private String refId;
  }
  @Data
  static class Reply { @JsonProperty("id") private String id; @JsonProperty("status") private String status; }

  private final ObjectMapper mapper = new ObjectMapper();

  Reply convert(String profile, String ref) throws Exception {
    Create create = Create.builder().profileId(profile).amount("5").sourceAsset("USD").targetAsset("PYUSD").refId(ref).build();
    return mapper.readValue(Request.post("https://api.paxos.com/v2/conversion/stablecoins").bodyString(mapper.writeValueAsString(create), ContentType.APPLICATION_JSON).execute().returnContent().asString(), Reply.class);
  }

  void await(String id) throws Exception {
    Reply reply;
    do {
      Thread.sleep(1000);
      reply = mapper.readValue(Request.get("https://api.paxos.com/v2/conversion/stablecoins/" + id).execute().returnContent().asString(), Reply.class);
    } while (!reply.getStatus().equals("SETTLED"));
  }
}

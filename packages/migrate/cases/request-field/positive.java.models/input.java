import com.fasterxml.jackson.annotation.JsonProperty;

record CreateConversion(
        @JsonProperty("ref_id") String refId,
        @JsonProperty("profile_id") String profileId,
        @JsonProperty("amount") String amount,
        @JsonProperty("source_asset") String sourceAsset,
        @JsonProperty("target_asset") String targetAsset) {}

class Models {
    private void create(RestTemplate rest, String ref, String profile) {
        rest.postForObject("https://api.paxos.com/v2/conversion/stablecoins", new CreateConversion(ref, profile, "5", "USD", "PYUSD"), Void.class);
    }
}

import com.fasterxml.jackson.annotation.JsonProperty;

class Conversion {
    @JsonProperty("source_amount")
    private String amount;
    @JsonProperty("source_asset")
    private String sourceAsset;
    @JsonProperty("destination_asset")
    private String targetAsset;
    private String status;

    public String getAmount() {
        return amount;
    }

    public String getTargetAsset() {
        return targetAsset;
    }
}

class Models {
    private void show(RestTemplate rest, String id) {
        Conversion conversion = rest.getForObject("https://api.paxos.com/v2/orchestration/orchestrations/" + id, Conversion.class);
        System.out.println(conversion.getAmount() + " " + conversion.getTargetAsset());
    }
}

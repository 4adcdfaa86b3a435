import com.fasterxml.jackson.annotation.JsonProperty;

enum ConversionStatus {
    @JsonProperty("CREATED") OPEN,
    @JsonProperty("SETTLED") DONE,
    CANCELLED
}

record Conversion(String id, @JsonProperty("target_asset") String asset, ConversionStatus status) {}

class Enums {
    private String show(RestTemplate rest, String id) {
        Conversion conversion = rest.getForObject("https://api.paxos.com/v2/conversion/stablecoins/" + id, Conversion.class);
        return switch (conversion.status()) {
            case OPEN -> "open";
            case DONE -> "done";
            case CANCELLED -> "gone";
        };
    }
}

import com.google.gson.annotations.SerializedName;
import lombok.Builder;
import lombok.Data;

@Data
@Builder
class ConversionRequest {
    @SerializedName("ref_id")
    private String refId;
    @SerializedName("amount")
    private String amount;
    @SerializedName("source_asset")
    private String sourceAsset;
    @SerializedName("target_asset")
    private String targetAsset;
    private String profileId;
}

class Builders {
    private void create(Api api, Gson gson, String ref, String profile) {
        ConversionRequest request = ConversionRequest.builder()
                .refId(ref)
                .profileId(profile)
                .amount("5")
                .sourceAsset("USD")
                .targetAsset("PYUSD")
                .build();
        api.post("/v2/conversion/stablecoins", gson.toJson(request));
    }
}

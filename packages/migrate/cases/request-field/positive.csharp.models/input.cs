using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using Newtonsoft.Json;

namespace Desk;

internal sealed class CreateConversion
{
    [JsonPropertyName("ref_id")]
    public required string RefId { get; init; }

    [JsonProperty(PropertyName = "profile_id")]
    public string ProfileId { get; set; }

    [JsonPropertyName("amount")] public string Amount { get; set; }
    [JsonPropertyName("source_asset")] public string SourceAsset { get; set; }
    [JsonProperty("target_asset")] public string TargetAsset { get; set; }
}

internal sealed class Transfer
{
    [JsonPropertyName("amount")] public string Amount { get; set; }
    [JsonPropertyName("profile_id")] public string ProfileId { get; set; }
}

internal sealed class Runner
{
    private async Task Create(HttpClient http, string refId)
    {
        var body = new CreateConversion { RefId = refId, ProfileId = "p", Amount = "1", SourceAsset = "USD", TargetAsset = "USDG" };
        await http.PostAsJsonAsync("/v2/conversion/stablecoins", body);
    }
}

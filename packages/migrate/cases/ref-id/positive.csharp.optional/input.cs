using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;

namespace Desk;

internal sealed class CreateConversion
{
    [JsonPropertyName("ref_id")] public string? RefId { get; set; }
    [JsonPropertyName("profile_id")] public string ProfileId { get; set; }
    [JsonPropertyName("amount")] public string Amount { get; set; }
    [JsonPropertyName("source_asset")] public string SourceAsset { get; set; }
    [JsonPropertyName("target_asset")] public string TargetAsset { get; set; }
}

internal sealed class Runner
{
    private Task Create(HttpClient http, CreateConversion body) => http.PostAsJsonAsync("/v2/conversion/stablecoins", body);
}

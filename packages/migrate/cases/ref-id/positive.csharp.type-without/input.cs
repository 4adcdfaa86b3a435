using System.Net.Http.Json;
using System.Text.Json.Serialization;

public record CreateConversion(
    [property: JsonPropertyName("profile_id")] string ProfileId,
    [property: JsonPropertyName("amount")] string Amount,
    [property: JsonPropertyName("source_asset")] string SourceAsset,
    [property: JsonPropertyName("target_asset")] string TargetAsset);

public class Client(HttpClient http)
{
    public Task CreateAsync(CreateConversion body) =>
        http.PostAsJsonAsync("https://api.paxos.com/v2/conversion/stablecoins", body);
}

using System.Net.Http.Json;
using System.Text.Json.Serialization;

public abstract class Operation
{
    [JsonPropertyName("ref_id")]
    public string? RefId { get; set; }
}

public class NewConversion : Operation
{
    [JsonPropertyName("profile_id")]
    public string ProfileId { get; set; } = "";

    [JsonPropertyName("amount")]
    public string Amount { get; set; } = "";

    [JsonPropertyName("source_asset")]
    public string SourceAsset { get; set; } = "";

    [JsonPropertyName("target_asset")]
    public string TargetAsset { get; set; } = "";
}

public class Client(HttpClient http)
{
    public async Task CreateAsync(NewConversion body) =>
        await http.PostAsJsonAsync("https://api.paxos.com/v2/conversion/stablecoins", body);
}

using System;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Conversion
{
    [JsonPropertyName("id")] public string Id { get; set; }
    [JsonPropertyName("source_amount")] public string Amount { get; set; }
    [JsonPropertyName("source_asset")] public string SourceAsset { get; set; }
    [JsonPropertyName("destination_asset")] public string TargetAsset { get; set; }
}

internal sealed class Runner
{
    private async Task Show(HttpClient http, string id)
    {
        var found = await http.GetFromJsonAsync<Conversion>($"/v2/orchestration/orchestrations/{id}");
        Console.WriteLine($"{found!.Id} {found.Amount} {found.TargetAsset}");
    }
}

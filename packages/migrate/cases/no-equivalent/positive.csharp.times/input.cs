using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Conversion
{
    [JsonPropertyName("id")] public string Id { get; set; }
    [JsonPropertyName("target_asset")] public string TargetAsset { get; set; }
    [JsonPropertyName("settled_at")] public DateTimeOffset? SettledAt { get; set; }
    [JsonPropertyName("cancelled_at")] public DateTimeOffset? CancelledAt { get; set; }
}

internal sealed class Page
{
    [JsonPropertyName("items")] public List<Conversion> Items { get; set; }
}

internal sealed class Runner
{
    private async Task<int> Changed(HttpClient http, string since)
    {
        var page = await http.GetFromJsonAsync<Page>($"/v2/conversion/stablecoins?updated_at.begin={since}");
        return page!.Items.Count;
    }
}

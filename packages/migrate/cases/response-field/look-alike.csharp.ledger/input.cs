using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Entry
{
    [JsonPropertyName("amount")] public string Amount { get; set; }
    [JsonPropertyName("target_asset")] public string TargetAsset { get; set; }
    [JsonPropertyName("settled_at")] public string SettledAt { get; set; }
}

internal sealed class Runner
{
    private Task<List<Entry>?> Entries(HttpClient http) => http.GetFromJsonAsync<List<Entry>>("/ledger/entries");
}

using System;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace Desk;

internal sealed class Runner
{
    private async Task Show(HttpClient http, string id)
    {
        using var response = await http.GetAsync($"/v2/conversion/stablecoins/{id}");
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var root = document.RootElement;
        Console.WriteLine(root.GetProperty("amount").GetString() + root.GetProperty("target_asset").GetString());
        if (root.TryGetProperty("settled_at", out var settled)) Console.WriteLine(settled);
        var node = JsonNode.Parse(await http.GetStringAsync($"/v2/orchestration/orchestrations/{id}"))!;
        Console.WriteLine((string?)node["source_amount"]);
        var old = JObject.Parse(await http.GetStringAsync($"/v2/orchestration/orchestrations/{id}"));
        Console.WriteLine(old["destination_asset"]?.Value<string>());
    }
}

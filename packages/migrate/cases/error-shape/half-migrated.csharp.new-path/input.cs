using System;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Read(HttpClient http, string id, string old)
    {
        var found = JsonNode.Parse(await http.GetStringAsync($"/v2/conversion/stablecoins/{old}"))!;
        Console.WriteLine(found["meta"]!["existing"]);
        await http.GetStringAsync($"/v2/orchestration/orchestrations/{id}");
    }
}

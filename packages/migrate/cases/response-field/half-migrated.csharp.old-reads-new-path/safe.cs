using System;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Show(HttpClient http, string id)
    {
        var found = JsonNode.Parse(await http.GetStringAsync($"/v2/orchestration/orchestrations/{id}"))!;
        Console.WriteLine(found["source_amount"] + " " + found["destination_asset"]);
    }
}

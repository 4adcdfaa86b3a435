using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Show(HttpClient http, string id)
    {
        var found = JsonNode.Parse(await http.GetStringAsync($"/v2/conversion/stablecoins/{id}"))!;
        Console.WriteLine(found["amount"] + " " + found["target_asset"]);
        if (

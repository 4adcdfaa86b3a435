using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Done(HttpClient http, string id)
    {
        var found = JsonNode.Parse(await http.GetStringAsync($"/v2/conversion/stablecoins/{id}"))!;
        if ((string?)found["status"] == "CREATED") Console.WriteLine("open");
        if (

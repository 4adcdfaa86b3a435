using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Wait(HttpClient http, string id)
    {
        while (true)
        {
            var found = JsonNode.Parse(await http.GetStringAsync($"/v2/conversion/stablecoins/{id}"))!;
            if ((string?)found["status"] == "SETTLED") return;
            await Task.Delay(1000);
        }
        if (

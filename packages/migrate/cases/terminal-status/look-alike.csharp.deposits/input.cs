using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Wait(HttpClient http, string id)
    {
        while (true)
        {
            var found = JsonNode.Parse(await http.GetStringAsync($"/v2/transfer/fiat-deposits/{id}"))!;
            if ((string?)found["status"] is "SETTLED" or "CANCELLED") return;
            await Task.Delay(1000);
        }
    }
}

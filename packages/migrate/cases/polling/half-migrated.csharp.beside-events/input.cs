using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private static bool OnEvent(string kind) => kind == "orchestration.completed";

    private async Task Wait(HttpClient http, string id)
    {
        while (true)
        {
            var found = JsonNode.Parse(await http.GetStringAsync($"/v2/conversion/stablecoins/{id}"))!;
            if ((string?)found["status"] is "SETTLED" or "COMPLETED") return;
            await Task.Delay(1000);
        }
    }
}

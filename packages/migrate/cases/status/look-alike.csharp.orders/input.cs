using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task<bool> Done(HttpClient http, string id)
    {
        var found = JsonNode.Parse(await http.GetStringAsync($"/v2/profiles/p/orders/{id}"))!;
        return (string?)found["status"] is "SETTLED" or "CREATED";
    }
}

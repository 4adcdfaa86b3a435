using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task<JsonNode?> Create(HttpClient http)
    {
        var reply = JsonNode.Parse(await http.GetStringAsync("/v2/orders/1"))!;
        return reply["meta"]!["existing"];
    }
}

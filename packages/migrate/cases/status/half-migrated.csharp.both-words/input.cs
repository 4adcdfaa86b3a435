using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task<bool> Done(HttpClient http, string id)
    {
        var found = JsonNode.Parse(await http.GetStringAsync($"/v2/orchestration/orchestrations/{id}"))!;
        var status = (string?)found["status"];
        return status == "SETTLED" || status == "COMPLETED";
    }
}

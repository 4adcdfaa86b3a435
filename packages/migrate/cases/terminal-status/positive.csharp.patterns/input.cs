using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Wait(HttpClient http, string id)
    {
        string? status;
        do
        {
            await Task.Delay(1000);
            var found = JsonNode.Parse(await http.GetStringAsync($"/v2/conversion/stablecoins/{id}"))!;
            status = (string?)found["status"];
        }
        while (status is not ("SETTLED" or "CANCELLED"));
    }

    private async Task<string> Say(HttpClient http, string id)
    {
        var found = JsonNode.Parse(await http.GetStringAsync($"/v2/conversion/stablecoins/{id}"))!;
        return (string?)found["status"] switch
        {
            "CREATED" => "open",
            "SETTLED" => "done",
            _ => "cancelled",
        };
    }
}

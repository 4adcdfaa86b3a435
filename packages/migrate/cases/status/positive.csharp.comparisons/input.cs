using System;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task<string> Label(HttpClient http, string id)
    {
        var found = JsonNode.Parse(await http.GetStringAsync($"/v2/conversion/stablecoins/{id}"))!;
        var status = found["status"]!.GetValue<string>();
        if (status == "CREATED") return "open";
        if (string.Equals(status, "SETTLED", StringComparison.Ordinal)) return "done";
        return status;
    }
}

using System;
using System.Net;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Create(HttpClient http, string raw)
    {
        var response = await http.PostAsync("/v2/conversion/stablecoins", new StringContent(raw));
        var reply = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        if (response.StatusCode == HttpStatusCode.Conflict)
        {
            var existing = reply["meta"]!["existing"]!;
            Console.WriteLine(existing["amount"]);
        }
        if (((string?)reply["detail"])?.Contains("conversion already exists with ref_id") == true) return;
    }
}

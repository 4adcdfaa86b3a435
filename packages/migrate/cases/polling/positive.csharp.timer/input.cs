using System;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Wait(HttpClient http, string id)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5));
        while (await timer.WaitForNextTickAsync())
        {
            var found = JsonNode.Parse(await http.GetStringAsync($"/v2/conversion/stablecoins/{id}"))!;
            if ((string?)found["status"] == "SETTLED") return;
        }
    }
}

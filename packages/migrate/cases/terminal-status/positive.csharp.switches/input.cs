using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;

namespace Desk;

internal sealed record Conversion(
    [property: JsonPropertyName("target_asset")] string TargetAsset,
    [property: JsonPropertyName("status")] string Status);

internal sealed class Runner
{
    private static readonly HashSet<string> Final = new() { "SETTLED", "CANCELLED" };

    private async Task Wait(HttpClient http, string id)
    {
        while (true)
        {
            var found = await http.GetFromJsonAsync<Conversion>($"/v2/conversion/stablecoins/{id}");
            if (found is { Status: "SETTLED" }) return;
            if (Final.Contains(found!.Status)) return;
            await Task.Delay(TimeSpan.FromSeconds(5));
        }
    }

    private async Task Say(HttpClient http, string id)
    {
        var found = await http.GetFromJsonAsync<Conversion>($"/v2/conversion/stablecoins/{id}");
        switch (found!.Status)
        {
            case "SETTLED":
                Console.WriteLine("done");
                break;
            default:
                Console.WriteLine("not done");
                break;
        }
    }
}

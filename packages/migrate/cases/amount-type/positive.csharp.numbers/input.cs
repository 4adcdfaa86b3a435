using System;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;

namespace Desk;

internal sealed record Conversion(
    [property: JsonPropertyName("amount")] string Amount,
    [property: JsonPropertyName("target_asset")] string TargetAsset);

internal sealed class Runner
{
    private Task Create(HttpClient http, string profile, string refId) =>
        http.PostAsJsonAsync("/v2/conversion/stablecoins", new { profile_id = profile, amount = 100.5, source_asset = "USD", target_asset = "PYUSD", ref_id = refId });

    private async Task<double> Sum(HttpClient http, string id)
    {
        var found = await http.GetFromJsonAsync<Conversion>($"/v2/conversion/stablecoins/{id}");
        return Convert.ToDouble(found!.Amount) + double.Parse(found.Amount);
    }
}

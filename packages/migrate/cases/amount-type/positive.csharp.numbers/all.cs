using System;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;

namespace Desk;

internal sealed record Conversion(
    [property: JsonPropertyName("source_amount")] string Amount,
    [property: JsonPropertyName("destination_asset")] string TargetAsset);

internal sealed class Runner
{
    private Task Create(HttpClient http, string profile, string refId) =>
        http.PostAsJsonAsync("/v2/orchestration/orchestrations", new { source = new { profile = new { profile_id = profile } }, destination = new { profile = new { profile_id = profile } }, source_amount = "100.5", source_asset = "USD", destination_asset = "PYUSD", ref_id = refId });

    private async Task<double> Sum(HttpClient http, string id)
    {
        var found = await http.GetFromJsonAsync<Conversion>($"/v2/orchestration/orchestrations/{id}");
        return Convert.ToDouble(found!.Amount) + double.Parse(found.Amount);
    }
}

using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed record CreateConversion(string RefId, string ProfileId, string Amount, string SourceAsset, string TargetAsset);

internal sealed class Runner
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private Task Create(HttpClient http, string profile, string refId) =>
        http.PostAsJsonAsync("/v2/conversion/stablecoins", new CreateConversion(refId, profile, "1", "USD", "PYUSD"), Options);

    private Task Other(HttpClient http, string profile, string refId) =>
        http.PostAsJsonAsync("/v2/conversion/stablecoins", new { RefId = refId, ProfileId = profile, Amount = "1", SourceAsset = "USD", TargetAsset = "PYUSD" }, Options);
}

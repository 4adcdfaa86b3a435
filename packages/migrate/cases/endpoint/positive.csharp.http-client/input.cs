using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private readonly HttpClient http = new();

    private async Task Convert(string profile, string amount, string refId)
    {
        var response = await http.PostAsJsonAsync("/v2/conversion/stablecoins", new
        {
            ref_id = refId,
            profile_id = profile,
            amount,
            source_asset = "USD",
            target_asset = "PYUSD",
        });
        response.EnsureSuccessStatusCode();
    }

    private async Task Short(string profile, string refId) =>
        await http.PostAsJsonAsync("/v2/conversion/stablecoins", new { profile_id = profile, amount = "1", source_asset = "USD", target_asset = "USDG", ref_id = refId });
}

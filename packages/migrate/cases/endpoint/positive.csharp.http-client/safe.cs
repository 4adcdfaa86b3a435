using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private readonly HttpClient http = new();

    private async Task Convert(string profile, string amount, string refId)
    {
        var response = await http.PostAsJsonAsync("/v2/orchestration/orchestrations", new
        {
            ref_id = refId,
            source = new {
                profile = new {
                    profile_id = profile,
                },
            },
            destination = new {
                profile = new {
                    profile_id = profile,
                },
            },
            source_amount = amount,
            source_asset = "USD",
            destination_asset = "PYUSD",
        });
        response.EnsureSuccessStatusCode();
    }

    private async Task Short(string profile, string refId) =>
        await http.PostAsJsonAsync("/v2/orchestration/orchestrations", new { source = new { profile = new { profile_id = profile } }, destination = new { profile = new { profile_id = profile } }, source_amount = "1", source_asset = "USD", destination_asset = "USDG", ref_id = refId });
}

using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Give(HttpClient http, string treasury, string? customer, string refId)
    {
        var body = new JsonObject
        {
            ["ref_id"] = refId,
            ["profile_id"] = treasury,
            ["recipient_profile_id"] = customer,
            ["amount"] = "10.00",
            ["source_asset"] = "USD",
            ["target_asset"] = "PYUSD",
        };
        await http.PostAsJsonAsync("/v2/conversion/stablecoins", body);
    }
}

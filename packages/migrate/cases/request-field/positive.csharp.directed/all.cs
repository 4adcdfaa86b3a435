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
            ["source"] = new JsonObject {
                ["profile"] = new JsonObject {
                    ["profile_id"] = treasury,
                },
            },
            ["destination"] = new JsonObject {
                ["profile"] = new JsonObject {
                    ["profile_id"] = customer ?? treasury,
                },
            },
            ["source_amount"] = "10.00",
            ["source_asset"] = "USD",
            ["destination_asset"] = "PYUSD",
        };
        await http.PostAsJsonAsync("/v2/orchestration/orchestrations", body);
    }
}

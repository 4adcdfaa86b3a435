using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Create(HttpClient http, string profile, string refId)
    {
        var body = new Dictionary<string, object>
        {
            { "source", new Dictionary<string, object> {
                { "profile", new Dictionary<string, object> {
                    { "profile_id", profile },
                } },
            } },
            { "destination", new Dictionary<string, object> {
                { "profile", new Dictionary<string, object> {
                    { "profile_id", profile },
                } },
            } },
            { "source_amount", "1" },
            { "source_asset", "USD" },
            { "destination_asset", "PYUSD" },
            { "ref_id", refId },
        };
        await http.PostAsJsonAsync("/v2/orchestration/orchestrations", body);
        await http.PostAsJsonAsync("/v2/conversion/stablecoins", new Dictionary<string, string> { { "profile_id", profile }, { "amount", "1" }, { "source_asset", "USD" }, { "target_asset", "PYUSD" }, { "ref_id", refId } });
    }
}

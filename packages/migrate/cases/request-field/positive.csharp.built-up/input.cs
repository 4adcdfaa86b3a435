using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Create(HttpClient http, string profile, string? customer, string refId)
    {
        var body = new Dictionary<string, object> { ["profile_id"] = profile, ["amount"] = "1", ["source_asset"] = "USD", ["ref_id"] = refId };
        body["target_asset"] = "USDG";
        if (customer is not null) body["recipient_profile_id"] = customer;
        await http.PostAsJsonAsync("/v2/conversion/stablecoins", body);
    }
}

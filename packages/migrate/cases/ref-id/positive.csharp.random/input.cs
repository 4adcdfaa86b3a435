using System;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Create(HttpClient http, string profile)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var response = await http.PostAsJsonAsync("/v2/conversion/stablecoins", new { profile_id = profile, amount = "1", source_asset = "USD", target_asset = "PYUSD", ref_id = Guid.NewGuid().ToString() });
            if (response.IsSuccessStatusCode) return;
        }
    }
}

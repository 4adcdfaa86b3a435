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
            var response = await http.PostAsJsonAsync("/v2/orchestration/orchestrations", new { source = new { profile = new { profile_id = profile } }, destination = new { profile = new { profile_id = profile } }, source_amount = "1", source_asset = "USD", destination_asset = "PYUSD", ref_id = Guid.NewGuid().ToString() });
            if (response.IsSuccessStatusCode) return;
        }
    }
}

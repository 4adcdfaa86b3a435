using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Create(HttpClient http, string profile, string refId)
    {
        await http.PostAsJsonAsync("/v2/conversion/stablecoins", new { profile_id = profile, amount = 100, source_asset = "USD", target_asset = "PYUSD", ref_id = refId });
        if (

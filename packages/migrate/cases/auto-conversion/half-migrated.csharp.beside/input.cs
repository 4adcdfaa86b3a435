using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Address(HttpClient http, string profile)
    {
        await http.PostAsJsonAsync("/v2/orchestration/rules", new { source_asset = "PYUSD", destination_asset = "USD" });
        await http.PostAsJsonAsync("/v2/transfer/deposit-addresses", new { profile_id = profile, crypto_network = "ETHEREUM", conversion_target_asset = "USD" });
    }
}

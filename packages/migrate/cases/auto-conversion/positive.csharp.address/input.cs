using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private Task Address(HttpClient http, string profile) =>
        http.PostAsJsonAsync("/v2/transfer/deposit-addresses", new { profile_id = profile, crypto_network = "ETHEREUM", conversion_target_asset = "USD" });
}

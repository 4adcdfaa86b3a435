using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private Task Move(HttpClient http, string from, string to) =>
        http.PostAsJsonAsync("/v2/transfer/internal", new { profile_id = from, recipient_profile_id = to, amount = "5", asset = "PYUSD", target_asset = "USD" });
}

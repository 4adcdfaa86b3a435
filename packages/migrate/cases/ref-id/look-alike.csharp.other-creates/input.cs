using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private Task Create(HttpClient http, string profile) =>
        http.PostAsJsonAsync("/v2/transfer/crypto-withdrawals", new { profile_id = profile, amount = "1", asset = "PYUSD" });
}

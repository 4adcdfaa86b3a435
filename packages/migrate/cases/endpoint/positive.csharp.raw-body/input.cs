using System.Net.Http;
using System.Text;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private static async Task Create(HttpClient http)
    {
        var body = """
            {
              "profile_id": "7c4e8f2a",
              "amount": "1",
              "source_asset": "USD",
              "target_asset": "PYUSD",
              "ref_id": "r-1"
            }
            """;
        await http.PostAsync("https://api.sandbox.paxos.com/v2/conversion/stablecoins", new StringContent(body, Encoding.UTF8, "application/json"));
    }

    private static Task Old(HttpClient http, string profile, string refId) =>
        http.PostAsync("/v2/conversion/stablecoins", new StringContent($"{{\"profile_id\": \"{profile}\", \"amount\": \"1\", \"source_asset\": \"USD\", \"target_asset\": \"PYUSD\", \"ref_id\": \"{refId}\"}}"));
}

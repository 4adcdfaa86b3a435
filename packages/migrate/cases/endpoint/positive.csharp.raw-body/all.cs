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
              "source": {
                "profile": {
                  "profile_id": "7c4e8f2a"
                }
              },
              "destination": {
                "profile": {
                  "profile_id": "7c4e8f2a"
                }
              },
              "source_amount": "1",
              "source_asset": "USD",
              "destination_asset": "PYUSD",
              "ref_id": "r-1"
            }
            """;
        await http.PostAsync("https://api.sandbox.paxos.com/v2/orchestration/orchestrations", new StringContent(body, Encoding.UTF8, "application/json"));
    }

    private static Task Old(HttpClient http, string profile, string refId) =>
        http.PostAsync("/v2/orchestration/orchestrations", new StringContent($"{{\"source\": {{\"profile\": {{\"profile_id\": \"{profile}\"}}}}, \"destination\": {{\"profile\": {{\"profile_id\": \"{profile}\"}}}}, \"source_amount\": \"1\", \"source_asset\": \"USD\", \"destination_asset\": \"PYUSD\", \"ref_id\": \"{refId}\"}}"));
}

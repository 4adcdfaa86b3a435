using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Both(HttpClient http)
    {
        await http.GetAsync("/v2/conversion/stablecoins");
        await http.GetAsync("/v2/orchestration/orchestrations?source_asset=USD");
    }
}

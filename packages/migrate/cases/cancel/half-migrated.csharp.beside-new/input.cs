using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Stop(HttpClient http, string kind, string id)
    {
        if (kind == "orchestration")
        {
            await http.GetAsync($"/v2/orchestration/orchestrations/{id}");
            return;
        }
        await http.DeleteAsync($"/v2/conversion/stablecoins/{id}");
    }
}

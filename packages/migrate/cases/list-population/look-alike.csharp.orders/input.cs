using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task<int> All(HttpClient http)
    {
        var page = await http.GetFromJsonAsync<Page>("/v2/orders?limit=100");
        return page!.Items.Count;
    }
}

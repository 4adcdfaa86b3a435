using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private Task Cancel(HttpClient http, string id) => http.DeleteAsync($"/v2/conversion/stablecoins/{id}");

    private async Task Other(HttpClient http, string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/v2/conversion/stablecoins/" + id);
        await http.SendAsync(request);
    }
}

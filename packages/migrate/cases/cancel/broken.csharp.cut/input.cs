using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Cancel(HttpClient http, string id)
    {
        await http.DeleteAsync($"/v2/conversion/stablecoins/{id}");
        if (

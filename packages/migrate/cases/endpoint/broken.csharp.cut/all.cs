using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Find(HttpClient http, string id)
    {
        await http.GetAsync($"/v2/orchestration/orchestrations/{id}");
        if (

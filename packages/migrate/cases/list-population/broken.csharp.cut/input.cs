using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task All(HttpClient http)
    {
        await http.GetAsync("/v2/conversion/stablecoins?limit=10");
        if (

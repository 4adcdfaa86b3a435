using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task List(HttpClient http)
    {
        await http.GetAsync("/v2/conversion/stablecoins?updated_at.end=2026-01-01T00:00:00Z");
        if (

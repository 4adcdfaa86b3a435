using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private Task List(HttpClient http) =>
        http.GetAsync("/v2/orchestration/orchestrations?updated_at.begin=2026-01-01T00:00:00Z");
}

using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private Task List(HttpClient http) =>
        http.GetAsync("/v2/orchestration/orchestrations?created_at.gte=2026-01-01T00:00:00Z&created_at.lte=2026-02-01T00:00:00Z");
}

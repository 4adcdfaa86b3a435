using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private Task Create(HttpClient http, string profile, string refId) =>
        http.PostAsJsonAsync("/v2/orchestration/orchestrations", new { profile_id = profile, source_amount = "1", source_asset = "USD", destination_asset = "PYUSD", ref_id = refId });
}

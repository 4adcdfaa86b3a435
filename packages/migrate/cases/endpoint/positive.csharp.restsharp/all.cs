using System.Threading.Tasks;
using RestSharp;

namespace Desk;

internal sealed class Runner
{
    private async Task Create(RestClient client, string profile, string refId)
    {
        var request = new RestRequest("/v2/orchestration/orchestrations", Method.Post);
        request.AddHeader("Accept", "application/json");
        request.AddJsonBody(new { source = new { profile = new { profile_id = profile } }, destination = new { profile = new { profile_id = profile } }, source_amount = "25", source_asset = "USDP", destination_asset = "USD", ref_id = refId });
        await client.ExecuteAsync(request);
    }

    private async Task List(RestClient client, string profile)
    {
        var request = new RestRequest("/v2/orchestration/orchestrations");
        request.AddQueryParameter("profile_id", profile);
        request.AddQueryParameter("created_at.gte", "2026-01-01T00:00:00Z");
        await client.ExecuteGetAsync(request);
    }
}

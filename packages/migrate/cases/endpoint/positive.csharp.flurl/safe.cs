using System.Threading.Tasks;
using Flurl;
using Flurl.Http;

namespace Desk;

internal sealed class Runner
{
    private async Task Create(string profile, string refId) =>
        await "https://api.paxos.com"
            .AppendPathSegment("v2/orchestration/orchestrations")
            .WithOAuthBearerToken(token)
            .PostJsonAsync(new { source = new { profile = new { profile_id = profile } }, destination = new { profile = new { profile_id = profile } }, source_amount = "25", source_asset = "USDP", destination_asset = "USD", ref_id = refId });

    private async Task<string> List(string profile) =>
        await "https://api.paxos.com/v2/conversion/stablecoins"
            .SetQueryParam("created_at.begin", "2026-01-01T00:00:00Z")
            .SetQueryParams(new { limit = 10 })
            .GetStringAsync();
}

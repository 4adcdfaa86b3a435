using System.Threading.Tasks;
using Flurl;
using Flurl.Http;

namespace Desk;

internal sealed class Runner
{
    private async Task Create(string profile, string refId) =>
        await "https://api.paxos.com"
            .AppendPathSegment("v2/conversion/stablecoins")
            .WithOAuthBearerToken(token)
            .PostJsonAsync(new { profile_id = profile, amount = "25", source_asset = "USDP", target_asset = "USD", ref_id = refId });

    private async Task<string> List(string profile) =>
        await "https://api.paxos.com/v2/conversion/stablecoins"
            .SetQueryParam("created_at.begin", "2026-01-01T00:00:00Z")
            .SetQueryParams(new { limit = 10 })
            .GetStringAsync();
}

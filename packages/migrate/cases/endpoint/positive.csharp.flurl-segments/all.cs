using System.Text.Json;
using Flurl;
using Flurl.Http;

namespace Acme.Jobs;

public static class Mint
{
    private const string Base = "https://api.paxos.com";

    public static async Task<string> RunAsync(string profile, string amount, string reference, string token)
    {
        var created = await Base
            .AppendPathSegments("v2", "orchestration", "orchestrations")
            .WithOAuthBearerToken(token)
            .PostJsonAsync(new
            {
                source = new {
                    profile = new {
                        profile_id = profile
                    }
                },
                destination = new {
                    profile = new {
                        profile_id = profile
                    }
                },
                source_amount = amount,
                source_asset = "USD",
                destination_asset = "USDG",
                ref_id = reference
            })
            .ReceiveJson<JsonElement>();
        return created.GetProperty("id").GetString()!;
    }

    public static Task SendAsync(string id) => Base.AppendPathSegments("v2", "conversion", "stablecoins", id).SendAsync(HttpMethod.Delete);

    public static async Task<string> StatusAsync(string id)
    {
        var found = await Base.AppendPathSegment("v2").AppendPathSegment("conversion/stablecoins").AppendPathSegment(id).GetJsonAsync<JsonElement>();
        return found.GetProperty("status").GetString() == "SETTLED" ? found.GetProperty("amount").GetString()! : "open";
    }

    public static async Task<int> CountAsync(DateTime since)
    {
        var page = await new Url("https://api.paxos.com")
            .AppendPathSegments("v2", "orchestration", "orchestrations")
            .SetQueryParam("created_at.gte", since.ToString("O"))
            .SetQueryParams(new { limit = 100, order = "ASC" })
            .GetJsonAsync<JsonElement>();
        return page.GetProperty("items").GetArrayLength();
    }
}

using Flurl;
using Flurl.Http;

internal sealed class Others
{
    private Task Order(string profile, string reference) =>
        "https://api.paxos.com".AppendPathSegments("v2", "profiles", profile, "orders")
            .PostJsonAsync(new { amount = "25", source_asset = "USD", target_asset = "BTC", ref_id = reference });

    private Task<Page> Executions() =>
        "https://api.paxos.com/v2/quote-executions".SetQueryParam("created_at.begin", "2026-01-01T00:00:00Z").GetJsonAsync<Page>();

    private string Link(string id) => "https://docs.example.com".AppendPathSegments("currency", "conversion", id);
}

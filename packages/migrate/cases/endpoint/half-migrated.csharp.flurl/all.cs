using Flurl;
using Flurl.Http;

internal sealed class Desk
{
    private Task Mint(string profile, string amount, string reference) =>
        "https://api.paxos.com".AppendPathSegments("v2", "orchestration", "orchestrations").PostJsonAsync(new
        {
            source = new { profile = new { profile_id = profile } },
            destination = new { profile = new { profile_id = profile } },
            source_amount = amount,
            source_asset = "USD",
            destination_asset = "PYUSD",
            ref_id = reference
        });

    private async Task<bool> Done(string id)
    {
        var found = await "https://api.paxos.com".AppendPathSegments("v2", "orchestration", "orchestrations", id).GetJsonAsync<JsonElement>();
        return found.GetProperty("status").GetString() == "COMPLETED";
    }
}

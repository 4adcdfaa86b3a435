internal sealed class Desk
{
    private async Task Mint(string profile, string amount, string reference)
    {
        await "https://api.paxos.com".AppendPathSegments("v2", "conversion", "stablecoins").PostJsonAsync(new { profile_id = profile, amount, source_asset = "USD", target_asset = "PYUSD", ref_id = reference });
        var found =

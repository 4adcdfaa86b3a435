internal sealed class Desk
{
    private async Task Mint(string profile, string amount, string reference)
    {
        await "https://api.paxos.com".AppendPathSegments("v2", "orchestration", "orchestrations").PostJsonAsync(new { source = new { profile = new { profile_id = profile } }, destination = new { profile = new { profile_id = profile } }, source_amount = amount, source_asset = "USD", destination_asset = "PYUSD", ref_id = reference });
        var found =

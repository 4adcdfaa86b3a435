using System.Net.Http.Json;

class Treasury(HttpClient client)
{
    private async Task<Conversion?> Convert(string profile, string amount, string reference)
    {
        var reply = await client.PostAsJsonAsync("/v2/conversion/stablecoins", new { profile_id = profile, amount, source_asset = "USD", target_asset = "PYUSD", ref_id = reference });
        return await reply.Content.ReadFromJsonAsync<Conversion>();
    }
}

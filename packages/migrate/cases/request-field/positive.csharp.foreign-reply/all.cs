using System.Net.Http.Json;

class Treasury(HttpClient client)
{
    private async Task<Conversion?> Convert(string profile, string amount, string reference)
    {
        var reply = await client.PostAsJsonAsync("/v2/orchestration/orchestrations", new { source = new { profile = new { profile_id = profile } }, destination = new { profile = new { profile_id = profile } }, source_amount = amount, source_asset = "USD", destination_asset = "PYUSD", ref_id = reference });
        return await reply.Content.ReadFromJsonAsync<Conversion>();
    }
}

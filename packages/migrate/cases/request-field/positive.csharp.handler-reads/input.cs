using System.Net.Http.Json;
using System.Text.Json.Nodes;

public class Recording : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
    {
        var sent = JsonNode.Parse(await request.Content!.ReadAsStringAsync(token));
        Metrics.Converted(sent!["amount"]!.GetValue<string>());
        return await base.SendAsync(request, token);
    }
}

public class Treasury(HttpClient client, Validator validator)
{
    public async Task Convert(string profile, string amount, string reference)
    {
        var reply = await client.PostAsJsonAsync("/v2/conversion/stablecoins", new { profile_id = profile, amount, source_asset = "USD", target_asset = "PYUSD", ref_id = reference });
        reply.EnsureSuccessStatusCode();
    }

    public async Task Checked(string profile, string amount, string reference)
    {
        var body = new { profile_id = profile, amount, source_asset = "USD", target_asset = "PYUSD", ref_id = reference };
        validator.Check(body);
        var reply = await client.PostAsJsonAsync("/v2/conversion/stablecoins", body);
        reply.EnsureSuccessStatusCode();
    }
}

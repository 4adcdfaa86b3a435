using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

public class Treasury(HttpClient client, IPublishEndpoint bus, ILogger<Treasury> log)
{
    private JsonObject? last;

    public async Task ByBus(string profile, string amount, string reference)
    {
        var body = new { source = new { profile = new { profile_id = profile } }, destination = new { profile = new { profile_id = profile } }, source_amount = amount, source_asset = "USD", destination_asset = "PYUSD", ref_id = reference };
        await bus.Publish(body);
        (await client.PostAsJsonAsync("/v2/orchestration/orchestrations", body)).EnsureSuccessStatusCode();
    }

    public async Task ByLog(string profile, string amount, string reference)
    {
        var body = new { source = new { profile = new { profile_id = profile } }, destination = new { profile = new { profile_id = profile } }, source_amount = amount, source_asset = "USD", destination_asset = "PYUSD", ref_id = reference };
        log.LogInformation("sending {Body}", body);
        (await client.PostAsJsonAsync("/v2/orchestration/orchestrations", body)).EnsureSuccessStatusCode();
    }

    public async Task ByMember(string profile, string amount, string reference)
    {
        var body = new { source = new { profile = new { profile_id = profile } }, destination = new { profile = new { profile_id = profile } }, source_amount = amount, source_asset = "USD", destination_asset = "PYUSD", ref_id = reference };
        log.LogInformation("sending {Amount}", body.amount);
        (await client.PostAsJsonAsync("/v2/orchestration/orchestrations", body)).EnsureSuccessStatusCode();
    }

    public async Task ByElement(string profile, string amount, string reference)
    {
        var response = await client.PostAsJsonAsync("/v2/orchestration/orchestrations", new { source = new { profile = new { profile_id = profile } }, destination = new { profile = new { profile_id = profile } }, source_amount = amount, source_asset = "USD", destination_asset = "PYUSD", ref_id = reference });
        var reply = await response.Content.ReadFromJsonAsync<JsonElement>();
        Console.WriteLine(Text(reply, "amount") + Text(reply, "settled_at"));
    }

    static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    public async Task ByField(string profile, string amount, string reference)
    {
        last = new JsonObject { ["source"] = new JsonObject { ["profile"] = new JsonObject { ["profile_id"] = profile } }, ["destination"] = new JsonObject { ["profile"] = new JsonObject { ["profile_id"] = profile } }, ["source_amount"] = amount, ["source_asset"] = "USD", ["destination_asset"] = "PYUSD", ["ref_id"] = reference };
        (await client.PostAsJsonAsync("/v2/orchestration/orchestrations", last)).EnsureSuccessStatusCode();
    }

    public string? LastAmount() => last?["source_amount"]?.GetValue<string>();
}

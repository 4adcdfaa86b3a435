using System.Net.Http.Json;
using System.Text.Json;

var app = WebApplication.Create(args);
app.MapPost("/stream", async (HttpClient http, string refId, string profileId, string amount) =>
{
    var response = await http.PostAsJsonAsync("https://api.paxos.com/v2/orchestration/orchestrations", new { ref_id = refId, source = new { profile = new { profile_id = profileId } }, destination = new { profile = new { profile_id = profileId } }, source_amount = amount, source_asset = "USD", destination_asset = "PYUSD" });
    return Results.Stream(await response.Content.ReadAsStreamAsync(), "application/json");
});

app.MapPost("/reply", async (HttpClient http, string refId, string profileId, string amount) =>
{
    var response = await http.PostAsJsonAsync("https://api.paxos.com/v2/orchestration/orchestrations", new { ref_id = refId, source = new { profile = new { profile_id = profileId } }, destination = new { profile = new { profile_id = profileId } }, source_amount = amount, source_asset = "USD", destination_asset = "PYUSD" });
    return await response.Content.ReadFromJsonAsync<JsonElement>();
});

app.Run();

class Jobs
{
    public async Task Copy(HttpClient http, string id, string p, string amount)
    {
        var r = await http.PostAsJsonAsync("https://api.paxos.com/v2/orchestration/orchestrations", new { ref_id = id, source = new { profile = new { profile_id = p } }, destination = new { profile = new { profile_id = p } }, source_amount = amount, source_asset = "USD", destination_asset = "PYUSD" });
        await using var file = File.Create("conversion.json");
        await r.Content.CopyToAsync(file);
    }

    public async Task Kept(HttpClient http, string id, string p, string amount, IDictionary<string, object> bag)
    {
        var r = await http.PostAsJsonAsync("https://api.paxos.com/v2/orchestration/orchestrations", new { ref_id = id, source = new { profile = new { profile_id = p } }, destination = new { profile = new { profile_id = p } }, source_amount = amount, source_asset = "USD", destination_asset = "PYUSD" });
        bag["last"] = await r.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task Tagged(HttpClient http, string id, string p, string amount)
    {
        var r = await http.PostAsJsonAsync("https://api.paxos.com/v2/orchestration/orchestrations", new { ref_id = id, source = new { profile = new { profile_id = p } }, destination = new { profile = new { profile_id = p } }, source_amount = amount, source_asset = "USD", destination_asset = "PYUSD" });
        var c = await r.Content.ReadFromJsonAsync<JsonElement>();
        Activity.Current?.SetTag("paxos.status", c.GetProperty("status").GetString());
    }

    public async Task Member(HttpClient http, string id, string p, string amount)
    {
        var r = await http.PostAsJsonAsync("https://api.paxos.com/v2/orchestration/orchestrations", new { ref_id = id, source = new { profile = new { profile_id = p } }, destination = new { profile = new { profile_id = p } }, source_amount = amount, source_asset = "USD", destination_asset = "PYUSD" });
        var c = await r.Content.ReadFromJsonAsync<JsonElement>();
        Console.WriteLine(Enum.Parse<ConversionStatus>(c.GetProperty("status").GetString()!, true));
    }

    public async Task Refused(HttpClient http, string id, string p, string amount)
    {
        var r = await http.PostAsJsonAsync("https://api.paxos.com/v2/orchestration/orchestrations", new { ref_id = id, source = new { profile = new { profile_id = p } }, destination = new { profile = new { profile_id = p } }, source_amount = amount, source_asset = "USD", destination_asset = "PYUSD" });
        if (!r.IsSuccessStatusCode) throw new PaxosException(await r.Content.ReadAsStringAsync());
    }

    public async Task Source(HttpClient http, string id, string p, string amount)
    {
        var r = await http.PostAsJsonAsync("https://api.paxos.com/v2/orchestration/orchestrations", new { ref_id = id, source = new { profile = new { profile_id = p } }, destination = new { profile = new { profile_id = p } }, source_amount = amount, source_asset = "USD", destination_asset = "PYUSD" });
        Console.WriteLine(JsonSerializer.Deserialize(await r.Content.ReadAsStreamAsync(), AppJsonContext.Default.Conversion));
    }
}

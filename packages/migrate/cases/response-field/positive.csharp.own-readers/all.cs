using System.Net.Http.Json;
using System.Text.Json.Serialization;

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
record Strict([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("destination_asset")] string TargetAsset);

record Told([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("status")] string Status)
{
    public bool Done => Status == "COMPLETED";
}

class Reads
{
    async Task Texts(HttpClient http, string id, string p, string amount)
    {
        var r = await http.PostAsJsonAsync("https://api.paxos.com/v2/orchestration/orchestrations", new { ref_id = id, source = new { profile = new { profile_id = p } }, destination = new { profile = new { profile_id = p } }, source_amount = amount, source_asset = "USD", destination_asset = "PYUSD" });
        var c = await r.Content.ReadFromJsonAsync<Dictionary<string, string>>();
        Console.WriteLine(c!["destination_asset"]);
    }

    async Task Strictly(HttpClient http, string id, string p, string amount)
    {
        var r = await http.PostAsJsonAsync("https://api.paxos.com/v2/orchestration/orchestrations", new { ref_id = id, source = new { profile = new { profile_id = p } }, destination = new { profile = new { profile_id = p } }, source_amount = amount, source_asset = "USD", destination_asset = "PYUSD" });
        var c = await r.Content.ReadFromJsonAsync<Strict>();
        Console.WriteLine(c!.TargetAsset);
    }

    async Task Tells(HttpClient http, string id, string p, string amount)
    {
        var r = await http.PostAsJsonAsync("https://api.paxos.com/v2/orchestration/orchestrations", new { ref_id = id, source = new { profile = new { profile_id = p } }, destination = new { profile = new { profile_id = p } }, source_amount = amount, source_asset = "USD", destination_asset = "PYUSD" });
        var c = await r.Content.ReadFromJsonAsync<Told>();
        Console.WriteLine(c!.Done);
    }
}

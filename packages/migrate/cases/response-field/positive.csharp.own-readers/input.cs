using System.Net.Http.Json;
using System.Text.Json.Serialization;

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
record Strict([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("target_asset")] string TargetAsset);

record Told([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("status")] string Status)
{
    public bool Done => Status == "SETTLED";
}

class Reads
{
    async Task Texts(HttpClient http, string id, string p, string amount)
    {
        var r = await http.PostAsJsonAsync("https://api.paxos.com/v2/conversion/stablecoins", new { ref_id = id, profile_id = p, amount, source_asset = "USD", target_asset = "PYUSD" });
        var c = await r.Content.ReadFromJsonAsync<Dictionary<string, string>>();
        Console.WriteLine(c!["target_asset"]);
    }

    async Task Strictly(HttpClient http, string id, string p, string amount)
    {
        var r = await http.PostAsJsonAsync("https://api.paxos.com/v2/conversion/stablecoins", new { ref_id = id, profile_id = p, amount, source_asset = "USD", target_asset = "PYUSD" });
        var c = await r.Content.ReadFromJsonAsync<Strict>();
        Console.WriteLine(c!.TargetAsset);
    }

    async Task Tells(HttpClient http, string id, string p, string amount)
    {
        var r = await http.PostAsJsonAsync("https://api.paxos.com/v2/conversion/stablecoins", new { ref_id = id, profile_id = p, amount, source_asset = "USD", target_asset = "PYUSD" });
        var c = await r.Content.ReadFromJsonAsync<Told>();
        Console.WriteLine(c!.Done);
    }
}

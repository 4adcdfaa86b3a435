using System.Net.Http.Json;
using System.Text.Json;

public class Converter(HttpClient http)
{
    private Dictionary<string, object> body = new();

    public async Task CreateAsync(string reference, string amount, string profile)
    {
        body = new Dictionary<string, object> { ["source"] = new Dictionary<string, object> { ["profile"] = new Dictionary<string, object> { ["profile_id"] = profile } }, ["destination"] = new Dictionary<string, object> { ["profile"] = new Dictionary<string, object> { ["profile_id"] = profile } }, ["source_amount"] = amount, ["source_asset"] = "USD", ["destination_asset"] = "PYUSD", ["ref_id"] = reference };
        await http.PostAsJsonAsync("https://api.paxos.com/v2/orchestration/orchestrations", body);
    }

    public string Describe() => body["source_amount"] + " to " + this.body["destination_asset"];
}

public class Order(HttpClient http)
{
    public Dictionary<string, object> Body { get; private set; } = new();

    public async Task CreateAsync(string reference, string amount, string profile)
    {
        Body = new Dictionary<string, object> { ["source"] = new Dictionary<string, object> { ["profile"] = new Dictionary<string, object> { ["profile_id"] = profile } }, ["destination"] = new Dictionary<string, object> { ["profile"] = new Dictionary<string, object> { ["profile_id"] = profile } }, ["source_amount"] = amount, ["source_asset"] = "USD", ["destination_asset"] = "PYUSD", ["ref_id"] = reference };
        await http.PostAsJsonAsync("https://api.paxos.com/v2/orchestration/orchestrations", Body);
    }
}

public class Flat(HttpClient http)
{
    private Dictionary<string, string> body = new();

    public async Task CreateAsync(string reference, string amount, string profile)
    {
        body = new Dictionary<string, string> { ["profile_id"] = profile, ["amount"] = amount, ["source_asset"] = "USD", ["target_asset"] = "PYUSD", ["ref_id"] = reference };
        await http.PostAsJsonAsync("https://api.paxos.com/v2/conversion/stablecoins", body);
    }
}

public static class Shown
{
    public static async Task Run(HttpClient http)
    {
        var order = new Order(http);
        await order.CreateAsync("order-1", "10.00", "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c");
        Console.WriteLine(order.Body["destination_asset"]);
    }
}

using System.Net.Http.Json;

public class Quotes(HttpClient http)
{
    private Dictionary<string, object> body = new();

    public async Task CreateAsync(string reference, string amount, string profile)
    {
        body = new Dictionary<string, object> { ["profile_id"] = profile, ["amount"] = amount, ["ref_id"] = reference };
        await http.PostAsJsonAsync("https://api.paxos.com/v2/profiles/quote-executions", body);
    }

    public string Describe() => body["amount"] + "";
}

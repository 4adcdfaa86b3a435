using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Acme.Treasury;

public class PaxosClient
{
    private readonly HttpClient http;
    public PaxosClient(HttpClient http) => this.http = http;

    public async Task<string> Convert(string profileId, string amount, string refId)
    {
        var reply = await Send(HttpMethod.Post, "/v2/orchestration/orchestrations", new
        {
            source = new {
                profile = new {
                    profile_id = profileId,
                },
            },
            destination = new {
                profile = new {
                    profile_id = profileId,
                },
            },
            source_amount = amount,
            source_asset = "USD",
            destination_asset = "PYUSD",
            ref_id = refId,
        });
        return await reply.Content.ReadAsStringAsync();
    }

    public async Task<HttpResponseMessage> Cancel(string id) =>
        await Send(HttpMethod.Delete, $"/v2/conversion/stablecoins/{id}", null);

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, object body)
    {
        var message = new HttpRequestMessage(method, "https://api.paxos.com" + path);
        if (body != null) message.Content = JsonContent.Create(body);
        return await http.SendAsync(message);
    }
}
public class Swapped
{
    private readonly HttpClient http = new();

    public Task<HttpResponseMessage> One(string profile) =>
        Send("/v2/conversion/stablecoins", HttpMethod.Post, new { profile_id = profile, amount = "10", source_asset = "USD", target_asset = "PYUSD" });

    public Task<HttpResponseMessage> Two(string profile, string reference) =>
        Post("/v2/orchestration/orchestrations", new { source = new { profile = new { profile_id = profile } }, destination = new { profile = new { profile_id = profile } }, source_amount = "10", source_asset = "USD", destination_asset = "PYUSD", ref_id = reference });

    private Task<HttpResponseMessage> Send(string path, HttpMethod verb, object payload)
    {
        var message = new HttpRequestMessage { Method = verb, RequestUri = new System.Uri("https://api.paxos.com" + path), Content = JsonContent.Create(payload) };
        return http.SendAsync(message);
    }

    private Task<HttpResponseMessage> Post(string path, object payload)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, "https://api.paxos.com" + path) { Content = JsonContent.Create(payload) };
        return http.SendAsync(message);
    }
}

using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private const string Base = "https://api.paxos.com/v2";
    private const string Resource = Base + "/orchestration/orchestrations";

    private async Task Create(HttpClient http, string profile, string refId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Resource)
        {
            Content = new StringContent(JsonSerializer.Serialize(new Dictionary<string, object>
            {
                ["ref_id"] = refId,
                ["source"] = new Dictionary<string, object> {
                    ["profile"] = new Dictionary<string, object> {
                        ["profile_id"] = profile,
                    },
                },
                ["destination"] = new Dictionary<string, object> {
                    ["profile"] = new Dictionary<string, object> {
                        ["profile_id"] = profile,
                    },
                },
                ["source_amount"] = "1",
                ["source_asset"] = "USD",
                ["destination_asset"] = "PYUSD",
            }), Encoding.UTF8, "application/json"),
        };
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    private static async Task Read(HttpClient http, string id)
    {
        var request = new HttpRequestMessage();
        request.Method = HttpMethod.Get;
        request.RequestUri = new Uri($"{Base}/conversion/stablecoins/{id}");
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}

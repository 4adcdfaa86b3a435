using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;
using Polly;

namespace Treasury.Paxos;

public enum ConversionState { Created, Settled, Cancelled }

public sealed class Conversion
{
    public string Id { get; set; } = "";
    public string Amount { get; set; } = "";
    public string TargetAsset { get; set; } = "";
    [JsonConverter(typeof(JsonStringEnumConverter))]
    public ConversionState Status { get; set; }
    public DateTimeOffset? SettledAt { get; set; }
}

public sealed class PaxosClient(HttpClient http, ILogger<PaxosClient> logger)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private async Task<T> SendAsync<T>(HttpMethod method, string path, object? body = null, CancellationToken ct = default)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body, options: Json);
        using var response = await http.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<T>(Json, ct))!;
    }

    public Task<Conversion> GetAsync(string id, CancellationToken ct = default) =>
        SendAsync<Conversion>(HttpMethod.Get, $"v2/conversion/stablecoins/{Uri.EscapeDataString(id)}", ct: ct);

    public async Task<Conversion> CreateAsync(string profileId, decimal amount, string from, string to, string refId, CancellationToken ct = default)
    {
        logger.LogInformation("Posting to /v2/conversion/stablecoins");
        return await SendAsync<Conversion>(HttpMethod.Post, "v2/conversion/stablecoins", new
        {
            profileId,
            amount = amount.ToString("F2"),
            sourceAsset = from,
            targetAsset = to,
            refId,
        }, ct);
    }

    public async Task<Conversion> WaitAsync(string id, CancellationToken ct)
    {
        var policy = Policy.HandleResult<Conversion>(c => c.Status != ConversionState.Settled)
            .WaitAndRetryForeverAsync(_ => TimeSpan.FromSeconds(2));
        return await policy.ExecuteAsync(() => GetAsync(id, ct));
    }

    public async IAsyncEnumerable<Conversion> ListAsync(DateTime from)
    {
        string? cursor = null;
        do
        {
            var url = $"v2/conversion/stablecoins?created_at.begin={from:O}" + (cursor is null ? "" : $"&page_cursor={cursor}");
            var page = await SendAsync<JsonElement>(HttpMethod.Get, url);
            foreach (var item in page.GetProperty("items").EnumerateArray())
            {
                if (item.GetProperty("status").GetString() != "SETTLED") continue;
                yield return item.Deserialize<Conversion>(Json)!;
            }
            cursor = page.TryGetProperty("next_page_cursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
    }

    public static string Describe(Conversion c) => c switch
    {
        { Status: ConversionState.Settled } => $"{c.Amount} {c.TargetAsset}",
        { Status: ConversionState.Cancelled } => "cancelled",
        _ => "open",
    };

    public async Task<decimal> TotalAsync(IEnumerable<string> ids)
    {
        var all = await Task.WhenAll(ids.Select(id => GetAsync(id)));
        return all.Where(c => c.Status == ConversionState.Settled).Sum(c => decimal.Parse(c.Amount));
    }
}

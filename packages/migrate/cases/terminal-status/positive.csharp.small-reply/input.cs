using System.Net.Http;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;

namespace Acme.Treasury
{
    public record Conversion(
        [property: JsonPropertyName("id")] string Id,
        [property: JsonPropertyName("amount")] string Amount,
        [property: JsonPropertyName("status")] string Status);

    public sealed class PaxosClient : ApiClientBase
    {
        public Task<Conversion> GetAsync(string id, CancellationToken ct) =>
            SendAsync<Conversion>(HttpMethod.Get, $"/v2/conversion/stablecoins/{id}", null, ct);

        public async Task<bool> IsDoneAsync(string id, CancellationToken ct)
        {
            var conversion = await GetAsync(id, ct);
            return conversion.Status == "SETTLED";
        }

        public async Task<bool> IsDoneTwo(string id, CancellationToken ct)
        {
            var conversion = await SendAsync<Conversion>(HttpMethod.Get, $"/v2/conversion/stablecoins/{id}", null, ct);
            return conversion.Status == "SETTLED";
        }

        public async Task<bool> IsDoneThree(string id, CancellationToken ct)
        {
            var conversion = await _http.GetFromJsonAsync<Conversion>($"/v2/conversion/stablecoins/{id}", ct);
            return conversion.Status == "SETTLED";
        }
    }
}

using System.Net.Http;
using System.Net.Http.Json;
using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using System.Threading.Tasks;

namespace Desk;

internal enum ConversionStatus
{
    [EnumMember(Value = "CREATED")]
    Created,

    [EnumMember(Value = "SETTLED")]
    Settled,

    [JsonStringEnumMemberName("CANCELLED")]
    Cancelled,
}

internal sealed record Conversion(
    [property: JsonPropertyName("target_asset")] string TargetAsset,
    [property: JsonPropertyName("status")] ConversionStatus Status);

internal sealed class Runner
{
    private async Task<string> Label(HttpClient http, string id)
    {
        var found = await http.GetFromJsonAsync<Conversion>($"/v2/conversion/stablecoins/{id}");
        return found!.Status == ConversionStatus.Created ? "open" : "closed";
    }
}

using System.Text.Json.Serialization;
using System.Threading.Tasks;
using Refit;

namespace Desk;

internal interface IPaxos
{
    [Post("/v2/conversion/stablecoins")]
    Task<Conversion> Create([Body] CreateConversion body);

    [Get("/v2/conversion/stablecoins/{id}")]
    Task<Conversion> Find(string id);

    [Get("/v2/orchestration/orchestrations")]
    Task<string> All([AliasAs("created_at.gte")] string begin, [Query] int limit);

    [Delete("/v2/conversion/stablecoins/{id}")]
    Task Cancel(string id);
}

internal sealed record CreateConversion(
    [property: JsonPropertyName("ref_id")] string RefId,
    [property: JsonPropertyName("profile_id")] string ProfileId,
    [property: JsonPropertyName("amount")] string Amount,
    [property: JsonPropertyName("source_asset")] string SourceAsset,
    [property: JsonPropertyName("target_asset")] string TargetAsset);

internal sealed record Conversion(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("amount")] string Amount,
    [property: JsonPropertyName("target_asset")] string TargetAsset);

using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private const string Read = "conversion:read_conversion_stablecoin";

    private static readonly string[] Scopes =
    {
        "funding:read_profile",
        "conversion:read_conversion_stablecoin",
        "conversion:write_conversion_stablecoin",
    };

    private static readonly string[] Short = ["conversion:write_conversion_stablecoin"];

    private static string Joined => string.Join(" ", new[] { Read, "conversion:write_conversion_stablecoin" });

    private static string One => "funding:read_profile conversion:write_conversion_stablecoin";
}

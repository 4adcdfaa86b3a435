using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private const string Read = "orchestration:read_orchestration";

    private static readonly string[] Scopes =
    {
        "funding:read_profile",
        "orchestration:read_orchestration",
        "orchestration:write_orchestration",
    };

    private static readonly string[] Short = ["orchestration:write_orchestration"];

    private static string Joined => string.Join(" ", new[] { Read, "orchestration:write_orchestration" });

    private static string One => "funding:read_profile orchestration:write_orchestration";
}

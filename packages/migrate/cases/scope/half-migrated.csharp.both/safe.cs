using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private static readonly string[] Scopes =
    {
        "orchestration:read_orchestration",
        "orchestration:write_orchestration",
    };
}

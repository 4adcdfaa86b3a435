using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    /// <summary>Follows <see href="https://docs.paxos.com/guides/developer/orchestrations/convert"/>.</summary>
    private const string Help = "https://docs.paxos.com/api-reference/endpoints/orchestration/overview";
}

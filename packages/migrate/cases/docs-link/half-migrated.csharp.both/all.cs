using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    // New: https://docs.paxos.com/guides/developer/orchestrations/convert
    // Old: https://docs.paxos.com/guides/developer/orchestrations/convert
    private const int One = 1;
}

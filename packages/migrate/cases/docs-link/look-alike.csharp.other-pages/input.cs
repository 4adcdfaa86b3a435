using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    // See https://docs.paxos.com/api-reference/endpoints/orders/create-order.
    private const string Help = "https://docs.paxos.com/";
}

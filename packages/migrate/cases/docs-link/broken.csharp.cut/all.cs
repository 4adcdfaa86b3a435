using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    // See https://docs.paxos.com/guides/developer/orchestrations/redeem
    private void X( {

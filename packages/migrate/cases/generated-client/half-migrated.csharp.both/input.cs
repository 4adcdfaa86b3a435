using System.Threading.Tasks;
using Paxos.Client.Api;

namespace Desk;

internal sealed class Runner
{
    private async Task Find(IStablecoinConversionApi old, IOrchestrationsApi api, string kind, string id)
    {
        if (kind == "conversion") await old.GetStablecoinConversionAsync(id);
        else await api.GetOrchestrationAsync(id);
    }
}

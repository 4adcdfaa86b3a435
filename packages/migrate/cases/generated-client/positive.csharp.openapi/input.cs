using System.Threading.Tasks;
using Paxos.Client.Api;
using Paxos.Client.Model;

namespace Desk;

internal sealed class Runner
{
    private async Task Create(IStablecoinConversionApi api, string profile, string refId)
    {
        var request = new CreateStablecoinConversionRequest(profileId: profile, amount: "1", sourceAsset: "USD", targetAsset: "PYUSD", refId: refId);
        await api.CreateStablecoinConversionAsync(request);
        await api.ListStablecoinConversionsWithHttpInfoAsync();
    }
}

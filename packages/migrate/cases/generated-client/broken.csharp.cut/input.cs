using System.Net.Http;
using Paxos.Client.Api;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Cancel(Paxos.Client.Api.IStablecoinConversionApi api, string id)
    {
        await api.CancelStablecoinConversionAsync(id);
        if (

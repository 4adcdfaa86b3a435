using System.Net.Http;
using System.Threading.Tasks;
using RichardSzalay.MockHttp;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Xunit;

namespace Desk;

internal sealed class Runner
{
    [Fact]
    public async Task Creates()
    {
        var mock = new MockHttpMessageHandler();
        mock.When(HttpMethod.Post, "https://api.paxos.com/v2/conversion/stablecoins")
            .Respond("application/json", "{\"id\": \"c-1\", \"profile_id\": \"p\", \"amount\": \"1\", \"source_asset\": \"USD\", \"target_asset\": \"PYUSD\", \"status\": \"CREATED\", \"created_at\": \"2026-01-05T08:00:00Z\"}");
        await new Desk(mock.ToHttpClient()).Convert("1");
    }

    [Fact]
    public void Stubs(WireMockServer server)
    {
        server
            .Given(Request.Create().WithPath("/v2/conversion/stablecoins").UsingPost())
            .RespondWith(Response.Create().WithStatusCode(200).WithBodyAsJson(new { id = "c-1", amount = "1", target_asset = "PYUSD", source_asset = "USD", status = "SETTLED" }));
    }
}

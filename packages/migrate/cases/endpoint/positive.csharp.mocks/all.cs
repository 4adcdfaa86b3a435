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
        mock.When(HttpMethod.Post, "https://api.paxos.com/v2/orchestration/orchestrations")
            .Respond("application/json", "{\"id\": \"c-1\", \"profile_id\": \"p\", \"source_amount\": \"1\", \"source_asset\": \"USD\", \"destination_asset\": \"PYUSD\", \"status\": \"PROCESSING\", \"created_at\": \"2026-01-05T08:00:00Z\", \"source\": {\"profile\": {\"profile_id\": \"p\"}}, \"destination\": {\"profile\": {\"profile_id\": \"p\"}}}");
        await new Desk(mock.ToHttpClient()).Convert("1");
    }

    [Fact]
    public void Stubs(WireMockServer server)
    {
        server
            .Given(Request.Create().WithPath("/v2/orchestration/orchestrations").UsingPost())
            .RespondWith(Response.Create().WithStatusCode(200).WithBodyAsJson(new { id = "c-1", source_amount = "1", destination_asset = "PYUSD", source_asset = "USD", status = "COMPLETED" }));
    }
}

using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Moq;
using Moq.Protected;
using Newtonsoft.Json;
using Xunit;

public class Tests
{
    [Fact]
    public async Task Posts()
    {
        var handler = new Mock<HttpMessageHandler>();
        handler.Protected()
            .Setup<Task<HttpResponseMessage>>("SendAsync", ItExpr.Is<HttpRequestMessage>(r => r.RequestUri!.AbsolutePath == "/v2/conversion/stablecoins"), ItExpr.IsAny<CancellationToken>())
            .ReturnsAsync(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(@"{""id"":""c-1"",""profile_id"":""p"",""source_amount"":""1"",""source_asset"":""USD"",""destination_asset"":""PYUSD"",""status"":""COMPLETED"",""created_at"":""2026-01-05T08:00:00Z"",""source"":{""profile"":{""profile_id"":""p""}},""destination"":{""profile"":{""profile_id"":""p""}}}") });
        var client = new HttpClient(handler.Object);
        var payload = JsonConvert.SerializeObject(new { source = new { profile = new { profile_id = "p" } }, destination = new { profile = new { profile_id = "p" } }, source_amount = "1", source_asset = "USD", destination_asset = "PYUSD", ref_id = "r" });
        var content = new StringContent(payload, Encoding.UTF8, "application/json");
        var reply = await client.PostAsync("https://api.paxos.com/v2/orchestration/orchestrations", content);
        dynamic json = JsonConvert.DeserializeObject(await reply.Content.ReadAsStringAsync())!;
        Assert.Equal("PYUSD", (string)json.destination_asset);
        Assert.Equal("COMPLETED", (string)json.status);
    }

    [Theory]
    [InlineData("/v2/conversion/stablecoins", "POST")]
    [InlineData("/v2/conversion/stablecoins/c-1", "DELETE")]
    public void Routes(string path, string verb) => Assert.NotNull(Find(path, verb));

    [HttpPost("/v2/orchestration/orchestrations")]
    public object Fake() => new { id = "c-1", status = "PROCESSING", source_amount = "1", source_asset = "USD", destination_asset = "PYUSD" };

    public void Map(WebApplication app)
    {
        app.MapPost("/v2/orchestration/orchestrations", (HttpRequest r) => Results.Json(new { id = "c-1", status = "PROCESSING", source_amount = "1", source_asset = "USD", destination_asset = "PYUSD" }));
        app.MapGet("/v2/orchestration/orchestrations/{id}", (string id) => new { id, status = "COMPLETED" });
    }

    public void WebClientOld()
    {
        using (var web = new WebClient())
        {
            web.Headers[HttpRequestHeader.Authorization] = "x";
            var answer = web.UploadString("https://api.paxos.com/v2/orchestration/orchestrations", "POST", JsonConvert.SerializeObject(new { source = new { profile = new { profile_id = "p" } }, destination = new { profile = new { profile_id = "p" } }, source_amount = "1", source_asset = "USD", destination_asset = "PYUSD", ref_id = "r" }));
            var list = web.DownloadString("https://api.paxos.com/v2/orchestration/orchestrations?created_at.gte=2026-01-01");
        }
    }
}

using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private const string Old = "https://api.paxos.com/v2/orchestration/orchestrations";
    private const string New = "https://api.paxos.com/v2/orchestration/orchestrations";

    private Task<HttpResponseMessage> Find(HttpClient http, string kind, string id) =>
        kind == "conversion" ? http.GetAsync($"{Old}/{id}") : http.GetAsync($"{New}/{id}");
}

using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private Task List(HttpClient http, string from, string to) =>
        http.GetAsync($"/v2/orchestration/orchestrations?created_at.gte={from}&created_at.lte={to}&order=ASC");
}

using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private Task Cancel(HttpClient http, string profile, string id) => http.DeleteAsync($"/v2/profiles/{profile}/orders/{id}");
}

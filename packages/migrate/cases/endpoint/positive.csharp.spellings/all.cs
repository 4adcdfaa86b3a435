using System;
using System.Net.Http;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private static readonly string[] Segments = { "v2", "orchestration", "orchestrations" };

    private async Task One(HttpClient http, string root, string id)
    {
        await http.GetAsync($"{root}/v2/orchestration/orchestrations/{id}");
        await http.GetAsync(string.Format("{0}/v2/orchestration/orchestrations/{1}", root, id));
        await http.GetAsync(root + "/" + string.Join("/", Segments) + "/" + id);
        await http.GetStringAsync(@"https://api.paxos.com/v2/orchestration/orchestrations/" + Uri.EscapeDataString(id));
        var url = new UriBuilder(root) { Path = "/v2/conversion/stablecoins/" + id };
        await http.GetAsync(url.Uri);
        await http.GetAsync(new Uri(new Uri(root), "/v2/conversion/stablecoins/" + id));
    }
}

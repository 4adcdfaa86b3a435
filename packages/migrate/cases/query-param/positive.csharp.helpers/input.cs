using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;
using System.Web;
using Microsoft.AspNetCore.WebUtilities;

namespace Desk;

internal sealed class Runner
{
    private async Task List(HttpClient http, string profile)
    {
        var query = new Dictionary<string, string?>
        {
            ["profile_id"] = profile,
            ["created_at.begin"] = "2026-01-01T00:00:00Z",
            ["created_at.end"] = "2026-02-01T00:00:00Z",
        };
        await http.GetAsync(QueryHelpers.AddQueryString("/v2/conversion/stablecoins", query));
    }

    private async Task Old(HttpClient http)
    {
        var query = HttpUtility.ParseQueryString(string.Empty);
        query["created_at.begin"] = "2026-01-01T00:00:00Z";
        query.Add("limit", "10");
        await http.GetAsync("/v2/conversion/stablecoins?" + query.ToString());
    }
}

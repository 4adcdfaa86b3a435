using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task Create(HttpClient http, string raw)
    {
        var response = await http.PostAsync("/v2/conversion/stablecoins", new StringContent(raw));
        var reply = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Console.WriteLine(reply["meta"]!["existing"]);
        if (

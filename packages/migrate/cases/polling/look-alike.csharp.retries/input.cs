using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private async Task<string> Load(HttpClient http)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await http.GetStringAsync("/v2/conversion/rates");
            }
            catch (HttpRequestException) when (attempt < 3)
            {
                await Task.Delay(1000);
            }
        }
    }
}

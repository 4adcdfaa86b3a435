using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private static readonly string[] Scopes = { "conversion:read_conversion_stablecoin", "conversion:write_conversion_stablecoin" };
    private void X( {

using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Desk;

internal sealed class Runner
{
    private static decimal Twice(Invoice invoice) => decimal.Parse(invoice.Amount) * 2;
}

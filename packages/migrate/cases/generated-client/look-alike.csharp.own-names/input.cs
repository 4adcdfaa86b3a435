using System.Threading.Tasks;
using Bank.Conversions;

namespace Desk;

internal sealed class Runner
{
    private Task Create(ConversionService service) => service.CreateStablecoinConversion("1");
}

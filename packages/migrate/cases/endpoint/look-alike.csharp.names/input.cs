using Example.Conversion.Stablecoins;

namespace Desk.Conversion.Stablecoins;

internal static class Routes
{
    public const string Report = "/v2/conversions/stablecoins-report";
    public const string File = "Conversion/Stablecoins.cs";
    public static string Rates(string root) => $"{root}/v2/conversion/rates?pair=USDPYUSD";
}

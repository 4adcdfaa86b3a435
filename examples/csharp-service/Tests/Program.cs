using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Remit.Desk;
using Remit.Paxos;

namespace Remit.Tests
{
    public static class Program
    {
        private static readonly string Treasury = Setting("TREASURY_PROFILE_ID");
        private static readonly string Customers = Setting("CUSTOMERS_PROFILE_ID");

        private static readonly PaxosClient Client = new PaxosClient(
            Setting("PAXOS_BASE_URL"),
            Setting("PAXOS_TOKEN_URL"),
            Setting("PAXOS_CLIENT_ID"),
            Setting("PAXOS_CLIENT_SECRET"));

        private static readonly ConversionsApi Conversions = new ConversionsApi(Client);

        private static readonly RemittanceDesk Desk =
            new RemittanceDesk(Conversions, Treasury, Customers, TimeSpan.FromMilliseconds(20));

        private static readonly Dictionary<string, Func<Task>> Tests = new Dictionary<string, Func<Task>>
        {
            ["a remittance is sent and booked"] = async () =>
            {
                var remittance = NewRemittance(15.25m, "PYUSD");
                var before = await Balance(Treasury, "PYUSD");
                var booking = await Desk.Send(remittance);
                Equal(remittance.Number, booking.Number);
                Equal(15.25m, booking.Amount);
                Equal("PYUSD", booking.Asset);
                True(booking.BookedAt > DateTime.UtcNow.AddMinutes(-5));
                Equal(before + 15.25m, await Balance(Treasury, "PYUSD"));
            },
            ["a customer is credited"] = async () =>
            {
                var before = await Balance(Customers, "USDG");
                var remittance = NewRemittance(31m, "USDG");
                remittance.ToCustomer = true;
                await Desk.Send(remittance);
                Equal(before + 31m, await Balance(Customers, "USDG"));
            },
            ["a remittance is sent once"] = async () =>
            {
                var remittance = NewRemittance(4m, "USDP");
                var first = await Desk.Start(remittance);
                await Desk.Wait(first.Id);
                var before = await Balance(Treasury, "USD");
                Equal(first.Id, (await Desk.Start(remittance)).Id);
                Equal(before, await Balance(Treasury, "USD"));
            },
            ["a remittance is taken back"] = async () =>
            {
                var before = await Balance(Treasury, "USD");
                var started = await Desk.Start(NewRemittance(99m, "USDP"));
                Equal(before - 99m, await Balance(Treasury, "USD"));
                True(await Desk.TakeBack(started.Id));
                Equal(before, await Balance(Treasury, "USD"));
            },
            ["left-over coins are swept"] = async () =>
            {
                var begin = DateTime.UtcNow.AddMinutes(-1);
                var swept = await Desk.Sweep("USDG", 12.5m);
                Equal(ConversionStatus.Settled, swept.Status);
                var turnover = await Desk.Turnover(begin, DateTime.UtcNow.AddMinutes(1));
                Equal(12.5m, turnover["USD"]);
                True((await Conversions.ChangedSince(begin)).Any(row => row.Id == swept.Id));
            },
            ["what nobody can pay is refused"] = async () =>
            {
                try
                {
                    await Desk.Sweep("USDP", 400000m);
                }
                catch (PaxosException error)
                {
                    True(error.Problem.Type.EndsWith("/insufficient-funds", StringComparison.Ordinal));
                    return;
                }
                throw new Exception("it was paid");
            },
            ["bodies have the names of the API"] = () =>
            {
                var body = new CreateConversion { ProfileId = "p", Amount = "1.00", SourceAsset = "USD", TargetAsset = "USDP" };
                var text = PaxosClient.Write(body);
                True(text.Contains("\"target_asset\":\"USDP\"") && text.Contains("\"amount\":\"1.00\""));
                True(!text.Contains("ref_id"));
                return Task.CompletedTask;
            },
            ["invoices are our own affair"] = () =>
            {
                var invoice = new Invoice { Amount = "3" };
                True(invoice.IsOpen);
                invoice.Pay("today");
                Equal("{\"amount\":\"3\",\"settled_at\":\"today\",\"status\":\"SETTLED\"}", PaxosClient.Write(invoice));
                return Task.CompletedTask;
            },
        };

        public static int Main()
        {
            var failures = 0;
            foreach (var test in Tests)
            {
                try
                {
                    test.Value().GetAwaiter().GetResult();
                    Console.WriteLine("ok   " + test.Key);
                }
                catch (Exception error)
                {
                    failures++;
                    Console.WriteLine("FAIL " + test.Key + ": " + error);
                }
            }
            Console.WriteLine($"{Tests.Count} tests, {failures} failures");
            return failures;
        }

        private static string Setting(string name) =>
            Environment.GetEnvironmentVariable(name) ?? throw new Exception(name + " is not set");

        private static Remittance NewRemittance(decimal amount, string coin) =>
            new Remittance { Number = Guid.NewGuid().ToString("N"), Amount = amount, Coin = coin };

        private static async Task<decimal> Balance(string profile, string asset)
        {
            var page = await Client.Get<BalancePage>($"profiles/{profile}/balances");
            var held = page.Items.FirstOrDefault(balance => balance.Asset == asset);
            return held == null ? 0m : decimal.Parse(held.Available, CultureInfo.InvariantCulture);
        }

        private static void Equal<T>(T expected, T actual)
        {
            if (!Equals(expected, actual)) throw new Exception($"expected {expected}, got {actual}");
        }

        private static void True(bool condition)
        {
            if (!condition) throw new Exception("that is not so");
        }
    }
}

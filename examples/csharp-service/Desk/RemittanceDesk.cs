using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Remit.Paxos;

namespace Remit.Desk
{
    public sealed class Remittance
    {
        public string Number { get; set; }
        public decimal Amount { get; set; }
        public string Coin { get; set; }
        public bool ToCustomer { get; set; }
    }

    /// <summary>A line of our books.</summary>
    public sealed class Booking
    {
        public string Number { get; set; }
        public decimal Amount { get; set; }
        public string Asset { get; set; }
        public DateTime BookedAt { get; set; }
    }

    public sealed class RemittanceDesk
    {
        private readonly ConversionsApi conversions;
        private readonly string treasury;
        private readonly string customers;
        private readonly TimeSpan pause;

        public RemittanceDesk(ConversionsApi conversions, string treasury, string customers, TimeSpan pause)
        {
            this.conversions = conversions;
            this.treasury = treasury;
            this.customers = customers;
            this.pause = pause;
        }

        /// <summary>Starts a remittance. Asking again gives the conversion that was started the first time.</summary>
        public async Task<Conversion> Start(Remittance remittance)
        {
            var body = new CreateConversion
            {
                RefId = "remit-" + remittance.Number,
                ProfileId = treasury,
                Amount = remittance.Amount.ToString("0.00", CultureInfo.InvariantCulture),
                SourceAsset = "USD",
                TargetAsset = remittance.Coin,
                Metadata = new Dictionary<string, string> { ["remittance"] = remittance.Number },
            };
            if (remittance.ToCustomer) body.RecipientProfileId = customers;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await conversions.Create(body);
                }
                catch (PaxosException error) when (error.Status == 409 && error.Problem.Meta?.Existing != null)
                {
                    return error.Problem.Meta.Existing;
                }
                catch (HttpRequestException) when (attempt < 3)
                {
                    await Task.Delay(pause);
                }
            }
        }

        /// <summary>Waits for the coins, at most twenty seconds.</summary>
        public async Task<Conversion> Wait(string id)
        {
            var end = DateTime.UtcNow.AddSeconds(20);
            while (DateTime.UtcNow < end)
            {
                var conversion = await conversions.Get(id);
                if (conversion.Status == ConversionStatus.Settled) return conversion;
                if (conversion.Status == ConversionStatus.Cancelled) return conversion;
                await Task.Delay(pause);
            }
            throw new TimeoutException($"conversion {id} is still pending");
        }

        /// <summary>Sends a remittance, waits and books it.</summary>
        public async Task<Booking> Send(Remittance remittance)
        {
            var started = await Start(remittance);
            var conversion = await Wait(started.Id);
            switch (conversion.Status)
            {
                case ConversionStatus.Settled:
                    return Book(conversion);
                default:
                    throw new InvalidOperationException($"remittance {remittance.Number} was cancelled");
            }
        }

        public static Booking Book(Conversion conversion) => new Booking
        {
            Number = conversion.RefId.Substring("remit-".Length),
            Amount = decimal.Parse(conversion.Amount, CultureInfo.InvariantCulture),
            Asset = conversion.TargetAsset,
            BookedAt = DateTime.Parse(conversion.SettledAt, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal),
        };

        /// <summary>Puts the day's left-over coins back into dollars.</summary>
        public async Task<Conversion> Sweep(string coin, decimal amount)
        {
            var started = await conversions.Create(new CreateConversion
            {
                ProfileId = treasury,
                Amount = amount.ToString(CultureInfo.InvariantCulture),
                SourceAsset = coin,
                TargetAsset = "USD",
            });
            return await Wait(started.Id);
        }

        /// <summary>Takes a remittance back; false when it was too late.</summary>
        public async Task<bool> TakeBack(string id)
        {
            var conversion = await conversions.Get(id);
            if (conversion.Status != ConversionStatus.Created) return false;
            return (await conversions.Cancel(id)).Status == ConversionStatus.Cancelled;
        }

        /// <summary>Sums of what settled, by asset.</summary>
        public async Task<Dictionary<string, decimal>> Turnover(DateTime begin, DateTime end)
        {
            var rows = await conversions.List(treasury, begin, end);
            return rows
                .Where(row => row.Status == ConversionStatus.Settled)
                .GroupBy(row => row.TargetAsset)
                .ToDictionary(
                    group => group.Key,
                    group => group.Sum(row => decimal.Parse(row.Amount, CultureInfo.InvariantCulture)));
        }
    }
}

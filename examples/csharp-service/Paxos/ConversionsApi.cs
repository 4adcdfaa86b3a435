using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Remit.Paxos
{
    /// <summary>The four calls of Stablecoin Conversions.</summary>
    public sealed class ConversionsApi
    {
        private const string Resource = "conversion/stablecoins";

        private readonly PaxosClient client;

        public ConversionsApi(PaxosClient client)
        {
            this.client = client;
        }

        public Task<Conversion> Create(CreateConversion body) => client.Post<Conversion>(Resource, body);

        public Task<Conversion> Get(string id) => client.Get<Conversion>($"{Resource}/{id}");

        public Task<Conversion> Cancel(string id) => client.Delete<Conversion>($"{Resource}/{id}");

        /// <summary>A profile's conversions that were started in a span of time, both ends included.</summary>
        public async Task<List<Conversion>> List(string profileId, DateTime begin, DateTime end)
        {
            var query = new Dictionary<string, string>
            {
                ["profile_id"] = profileId,
                ["created_at.begin"] = begin.ToUniversalTime().ToString("o"),
                ["created_at.end"] = end.ToUniversalTime().ToString("o"),
                ["limit"] = "500",
            };
            var rows = new List<Conversion>();
            do
            {
                var page = await client.Get<ConversionPage>(Resource + PaxosClient.Query(query));
                rows.AddRange(page.Items);
                query["page_cursor"] = page.NextPageCursor;
            }
            while (!string.IsNullOrEmpty(query["page_cursor"]));
            return rows;
        }

        /// <summary>What changed since the last run of the warehouse's import.</summary>
        public async Task<List<Conversion>> ChangedSince(DateTime moment)
        {
            var since = Uri.EscapeDataString(moment.ToUniversalTime().ToString("o"));
            var page = await client.Get<ConversionPage>($"{Resource}?updated_at.begin={since}&limit=1000");
            return page.Items;
        }
    }
}

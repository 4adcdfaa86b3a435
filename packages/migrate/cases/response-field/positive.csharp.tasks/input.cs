using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Legacy
{
    public static class Endpoints
    {
        public const string Conversions = "/v2/conversion/stablecoins";
        public static string Conversion(string id) => $"{Conversions}/{id}";
    }

    public class OldClient
    {
        private readonly HttpClient _http;
        private static readonly Dictionary<string, string> Labels = new Dictionary<string, string>
        {
            { "CREATED", "open" },
            { "SETTLED", "done" },
            { "CANCELLED", "gone" },
        };

        public OldClient(HttpClient http) { _http = http; }

        private async Task<string> Show(string id)
        {
            var response = await _http.GetAsync(Endpoints.Conversion(id)).ConfigureAwait(false);
            var json = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
            var obj = JObject.Parse(json);
            var status = obj.Value<string>("status");
            var amount = decimal.Parse((string)obj["amount"]);
            return Labels[status] + amount;
        }

        private async Task<JToken> Make(string profile, string recipient, string refId)
        {
            var body = new JObject(
                new JProperty("profile_id", profile),
                new JProperty("amount", "1.00"),
                new JProperty("source_asset", "USD"),
                new JProperty("target_asset", "PYUSD"),
                new JProperty("ref_id", refId));
            if (!string.IsNullOrEmpty(recipient)) body.Add("recipient_profile_id", recipient);
            var request = new HttpRequestMessage
            {
                Method = HttpMethod.Post,
                RequestUri = new Uri("https://api.paxos.com" + Endpoints.Conversions),
                Content = new StringContent(body.ToString(), Encoding.UTF8, "application/json"),
            };
            using (var response = await _http.SendAsync(request))
            {
                var text = await response.Content.ReadAsStringAsync();
                if (response.StatusCode == HttpStatusCode.Conflict)
                {
                    var problem = JObject.Parse(text);
                    return problem["meta"]["existing"]["id"];
                }
                return JObject.Parse(text)["id"];
            }
        }

        private void Request()
        {
            var web = (HttpWebRequest)WebRequest.Create("https://api.paxos.com/v2/conversion/stablecoins");
            web.Method = "POST";
            using (var writer = new StreamWriter(web.GetRequestStream()))
            {
                writer.Write(JsonConvert.SerializeObject(new { profile_id = "p", amount = "1", source_asset = "USD", target_asset = "PYUSD", ref_id = "r" }));
            }
        }

        private bool IsDone(string status) => status == "SETTLED" || status == "CANCELLED";
    }
}

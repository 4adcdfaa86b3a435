using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Threading.Tasks;

namespace Remit.Paxos
{
    public sealed class PaxosException : Exception
    {
        public int Status { get; }
        public Problem Problem { get; }

        public PaxosException(int status, Problem problem)
            : base($"Paxos answered {status}: {problem.Detail}")
        {
            Status = status;
            Problem = problem;
        }
    }

    /// <summary>Token, JSON in and out, problems as exceptions.</summary>
    public sealed class PaxosClient
    {
        private static readonly string[] Scopes =
        {
            "funding:read_profile",
            "conversion:read_conversion_stablecoin",
            "conversion:write_conversion_stablecoin",
        };

        private static readonly DataContractJsonSerializerSettings Format =
            new DataContractJsonSerializerSettings { UseSimpleDictionaryFormat = true };

        private readonly HttpClient http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        private readonly Uri tokenUrl;
        private readonly string clientId;
        private readonly string clientSecret;
        private string token;
        private DateTime tokenEnds = DateTime.MinValue;

        public PaxosClient(string baseUrl, string tokenUrl, string clientId, string clientSecret)
        {
            http.BaseAddress = new Uri(baseUrl.TrimEnd('/') + "/");
            this.tokenUrl = new Uri(tokenUrl);
            this.clientId = clientId;
            this.clientSecret = clientSecret;
        }

        public Task<T> Get<T>(string path) => Send<T>(HttpMethod.Get, path, null);

        public Task<T> Post<T>(string path, object body) => Send<T>(HttpMethod.Post, path, body);

        public Task<T> Delete<T>(string path) => Send<T>(HttpMethod.Delete, path, null);

        private async Task<T> Send<T>(HttpMethod method, string path, object body)
        {
            using (var request = new HttpRequestMessage(method, path))
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await AccessToken());
                if (body != null)
                {
                    request.Content = new StringContent(Write(body), Encoding.UTF8, "application/json");
                }
                return await Answer<T>(request);
            }
        }

        private async Task<T> Answer<T>(HttpRequestMessage request)
        {
            using (var response = await http.SendAsync(request))
            {
                var text = await response.Content.ReadAsStringAsync();
                if (!response.IsSuccessStatusCode)
                {
                    throw new PaxosException((int)response.StatusCode, ProblemOf(text));
                }
                return Read<T>(text);
            }
        }

        private async Task<string> AccessToken()
        {
            if (token != null && DateTime.UtcNow < tokenEnds) return token;
            var form = new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = clientId,
                ["client_secret"] = clientSecret,
                ["scope"] = string.Join(" ", Scopes),
            };
            using (var request = new HttpRequestMessage(HttpMethod.Post, tokenUrl))
            {
                request.Content = new FormUrlEncodedContent(form);
                var reply = await Answer<Token>(request);
                token = reply.AccessToken;
                tokenEnds = DateTime.UtcNow.AddSeconds(reply.ExpiresIn - 60);
                return token;
            }
        }

        public static string Query(IEnumerable<KeyValuePair<string, string>> pairs) =>
            "?" + string.Join("&", pairs.Select(pair => pair.Key + "=" + Uri.EscapeDataString(pair.Value)));

        public static string Write(object value)
        {
            using (var stream = new MemoryStream())
            {
                new DataContractJsonSerializer(value.GetType(), Format).WriteObject(stream, value);
                return Encoding.UTF8.GetString(stream.ToArray());
            }
        }

        public static T Read<T>(string text)
        {
            using (var stream = new MemoryStream(Encoding.UTF8.GetBytes(text)))
            {
                return (T)new DataContractJsonSerializer(typeof(T), Format).ReadObject(stream);
            }
        }

        private static Problem ProblemOf(string text)
        {
            try
            {
                return Read<Problem>(text);
            }
            catch (SerializationException)
            {
                return new Problem { Type = "about:blank", Detail = text };
            }
        }
    }
}

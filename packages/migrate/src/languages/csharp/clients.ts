/** C#'s clients: HttpClient, RestSharp, Flurl, Refit; MockHttp, WireMock.Net, Moq.Contrib. */
import type { Clients, Shape } from "../../program/Clients.ts"

const verbs = ["Get", "Post", "Put", "Patch", "Delete"] as const

/** `PostAsync`, `PostAsJsonAsync`, `GetFromJsonAsync`, Flurl's `PostJsonAsync`, RestSharp's `PostJsonAsync`. */
const byVerb = (): Record<string, Shape> => {
  const shapes: Record<string, Shape> = {}
  for (const verb of verbs) {
    const method = verb.toUpperCase()
    const body = verb === "Get" || verb === "Delete" ? {} : { body: ["content", "value", "body", 1, 0] }
    for (const end of [
      "Async",
      "AsJsonAsync",
      "JsonAsync",
      "FromJsonAsync",
      "StringAsync",
      "StreamAsync",
      "UrlEncodedAsync"
    ])
      shapes[verb + end] = { method, url: 0, ...body }
    shapes[`Http${verb}`] = { method }
    shapes[`Map${verb}`] = { method, url: 0, isMock: true, reply: [1] }
    // WireMock.Net: Request.Create().WithPath("…").UsingPost()
    shapes[`Using${verb}`] = { method, isMock: true }
  }
  return shapes
}

const annotations = (): Record<string, Shape> =>
  Object.fromEntries(verbs.flatMap((verb) => [[`Http${verb}`, { method: verb.toUpperCase() }] as const]))

export const clients: Clients = {
  calls: {
    ...byVerb(),
    HttpRequestMessage: { method: { from: 0 }, url: 1, body: ["Content"] },
    RestRequest: { method: { from: 1 }, url: 0 },
    UploadString: { url: 0, body: [2, 1] },
    UploadStringTaskAsync: { url: 0, body: [2, 1] },
    DownloadString: { method: "GET", url: 0 },
    DownloadStringTaskAsync: { method: "GET", url: 0 },
    SendAsync: { sends: true },
    Send: { sends: true },
    SendJsonAsync: { method: { from: 0 }, url: 2, body: [1], sends: true },
    Execute: { sends: true },
    ExecuteAsync: { sends: true },
    ExecuteGetAsync: { method: "GET", sends: true },
    ExecutePostAsync: { method: "POST", sends: true },
    AddJsonBody: { body: [0] },
    AddBody: { body: [0] },
    AddStringBody: { body: [0] },
    AddQueryParameter: { pair: [0, 1] },
    AddParameter: { pair: [0, 1] },
    SetQueryParam: { pair: [0, 1] },
    SetQueryParams: { query: [0] },
    // MockHttp: handler.When(HttpMethod.Post, "…").Respond("application/json", "{…}"), handler.Expect("…")
    When: { method: { from: 0 }, isMock: true },
    Expect: { method: { from: 0 }, isMock: true },
    Respond: { isMock: true, reply: [1, 0] },
    RespondWithJson: { isMock: true, reply: [0] },
    WithPath: { url: 0, isMock: true },
    WithUrl: { url: 0, isMock: true },
    WithBody: { isMock: true, reply: [0] },
    WithBodyAsJson: { isMock: true, reply: [0] },
    Given: { isMock: true },
    RespondWith: { isMock: true, reply: [0] },
    ForCallsTo: { isMock: true },
    // QueryHelpers.AddQueryString(path, query)
    AddQueryString: { url: 0, query: [1] }
  },
  annotations: annotations(),
  roles: {
    Content: "body",
    content: "body",
    body: "body",
    json: "body",
    Method: "method",
    method: "method",
    RequestUri: "url",
    requestUri: "url",
    Resource: "url",
    Query: "query",
    Headers: "headers"
  },
  serializers: new Set([
    "StringContent",
    "ByteArrayContent",
    "JsonContent",
    "Create",
    "Serialize",
    "SerializeToUtf8Bytes",
    "SerializeObject",
    "SerializeToElement",
    "FromObject",
    "ToJsonString",
    "ToJson",
    "GetBytes",
    "ReadOnlyMemoryContent"
  ]),
  parsers: new Set([
    "ReadAsStringAsync",
    "ReadAsStreamAsync",
    "ReadFromJsonAsync",
    "ReadAsAsync",
    "Deserialize",
    "DeserializeAsync",
    "DeserializeObject",
    "Parse",
    "ParseAsync",
    "ToObject",
    "GetProperty",
    "EnumerateArray",
    "GetString",
    "GetValue",
    "AsValue",
    "AsObject",
    "AsArray",
    "FromJson",
    "ReadObject",
    "ReceiveJson",
    // Tasks and their answers.
    "ConfigureAwait",
    "GetAwaiter",
    "GetResult",
    "AsTask",
    "WaitAsync",
    "GetJsonAsync"
  ]),
  texts: {
    joins: new Set(["AppendPathSegment", "AppendPathSegments", "Combine"]),
    formats: new Set(["Format"]),
    same: new Set([
      "Uri",
      "ToString",
      "TrimEnd",
      "TrimStart",
      "Trim",
      "EscapeDataString",
      "EscapeUriString",
      "UrlEncode",
      "Create"
    ])
  },
  silent: new Set([
    "WriteLine",
    "Write",
    "StartsWith",
    "EndsWith",
    "Contains",
    "LogInformation",
    "LogDebug",
    "LogWarning",
    "LogError",
    "LogTrace",
    "Regex",
    "IsMatch",
    "GetEnvironmentVariable",
    "Equal",
    "Equals",
    "AreEqual",
    "Be",
    "nameof",
    "GetSection",
    "StartActivity",
    "SetTag"
  ]),
  wrappers: new Set(["RootElement", "ResponseBody", "Data", "Content"]),
  floats: new Set(["ToDouble", "ToSingle"])
}

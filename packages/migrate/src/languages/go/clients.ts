/** Go's clients: net/http, resty, req, sling; httptest, gock, httpmock. */
import type { Clients } from "../../program/Clients.ts"

export const clients: Clients = {
  calls: {
    NewRequest: { method: { from: 0 }, url: 1, body: [2] },
    NewRequestWithContext: { method: { from: 1 }, url: 2, body: [3] },
    Get: { method: "GET", url: 0 },
    Head: { method: "HEAD", url: 0 },
    Post: { method: "POST", url: 0, body: [2] },
    Put: { method: "PUT", url: 0 },
    Patch: { method: "PATCH", url: 0 },
    Delete: { method: "DELETE", url: 0 },
    // resty: client.R().Execute(method, url)
    Execute: { method: { from: 0 }, url: 1, sends: true },
    Do: { sends: true },
    RoundTrip: { sends: true },
    Send: { sends: true },
    SetBody: { body: [0] },
    SetBodyJsonMarshal: { body: [0] },
    BodyJSON: { body: [0] },
    SetQueryParam: { pair: [0, 1] },
    SetQueryParams: { query: [0] },
    // httpmock.RegisterResponder("POST", url, responder)
    RegisterResponder: { method: { from: 0 }, url: 1, isMock: true, reply: [2] },
    HandleFunc: { url: 0, isMock: true },
    Handle: { url: 0, isMock: true }
  },
  roles: { Method: "method", URL: "url", Body: "body", Header: "headers", RawQuery: "query" },
  serializers: new Set([
    "Marshal",
    "MarshalIndent",
    "NewReader",
    "NewBuffer",
    "NewBufferString",
    "NopCloser",
    "Encode",
    "String",
    "Bytes"
  ]),
  parsers: new Set(["Unmarshal", "Decode", "NewDecoder", "ReadAll", "UnmarshalJSON", "ToJSON", "SetResult", "Result"]),
  texts: {
    joins: new Set(["JoinPath"]),
    formats: new Set(["Sprintf"]),
    same: new Set([
      "TrimSuffix",
      "TrimRight",
      "TrimSpace",
      "TrimPrefix",
      "PathEscape",
      "QueryEscape",
      "string",
      "Parse"
    ])
  },
  silent: new Set([
    "Printf",
    "Println",
    "Fatalf",
    "Errorf",
    "HasPrefix",
    "HasSuffix",
    "Contains",
    "Getenv",
    "Setenv",
    "LookupEnv",
    "MustCompile",
    "Compile",
    "Equal"
  ]),
  wrappers: new Set(["Body", "RawBody"]),
  floats: new Set(["ParseFloat", "float64", "float32", "NewFromFloat"])
}

/** Python's clients: requests, httpx, aiohttp, urllib3, urllib, http.client; responses, respx, requests-mock, httpretty. */
import type { Clients } from "../../program/Clients.ts"

export const clients: Clients = {
  calls: {
    // requests.request("POST", url), session.request, httpx.Client.request, urllib3, http.client.HTTPConnection.request
    request: { method: { from: 0 }, url: 1, body: ["json", "data", "content", "body", 2], query: ["params"] },
    stream: { method: { from: 0 }, url: 1, body: ["json", "data", "content"], query: ["params"] },
    build_request: { method: { from: 0 }, url: 1, body: ["json", "data", "content"], query: ["params"] },
    post: { method: "POST", url: 0, body: ["json", "data", "content", 1, 2], query: ["params"] },
    get: { method: "GET", url: 0, query: ["params", 1] },
    delete: { method: "DELETE", url: 0, query: ["params"] },
    // urllib.request.Request(url, data=…, method=…): with data it posts.
    Request: { method: { from: "method" }, url: "url", body: ["data", "json", 1], query: ["params"] },
    urlopen: { url: 0, body: ["data", 1], sends: true },
    send: { sends: true },
    getresponse: { sends: true },
    // responses.add(responses.POST, url, json=…), respx.post(url).mock(…), httpretty.register_uri, requests_mock
    add: { method: { from: 0 }, url: 1, isMock: true, reply: ["json", "body"] },
    register_uri: { method: { from: 0 }, url: 1, isMock: true, reply: ["json", "body", "text"] },
    add_response: { method: { from: "method" }, url: "url", isMock: true, reply: ["json", "text", "content"] },
    route: { method: { from: "method" }, url: "url", isMock: true },
    respond: { isMock: true, reply: ["json", "text", "content"] },
    mock: { isMock: true, reply: ["json", "return_value"] }
  },
  roles: {
    json: "body",
    data: "body",
    content: "body",
    body: "body",
    payload: "body",
    params: "query",
    query: "query",
    method: "method",
    url: "url",
    headers: "headers"
  },
  serializers: new Set([
    "jsonify",
    "JSONResponse",
    "json_response",
    "dumps",
    "encode",
    "model_dump",
    "dict",
    "model_dump_json",
    "asdict",
    "to_dict",
    "bytes",
    "BytesIO"
  ]),
  parsers: new Set([
    "loads",
    "load",
    "json",
    "model_validate",
    "parse_obj",
    "parse_raw",
    "model_validate_json",
    "validate_python",
    "validate_json",
    "from_dict",
    "from_json",
    "structure",
    "decode",
    "cast"
  ]),
  texts: {
    joins: new Set(["urljoin", "join_url", "urljoin_path"]),
    formats: new Set(["format"]),
    same: new Set([
      "str",
      "strip",
      "rstrip",
      "lstrip",
      "URL",
      "quote",
      "lower",
      "removeprefix",
      "removesuffix",
      "encode",
      "replace"
    ])
  },
  silent: new Set([
    "print",
    "startswith",
    "endswith",
    "compile",
    "getenv",
    "setenv",
    "parse_qs",
    "urlparse",
    "urlsplit",
    "fixture",
    "parametrize",
    "namedtuple",
    "TypeVar",
    "path",
    "re_path",
    "include"
  ]),
  wrappers: new Set(["content", "text"]),
  floats: new Set(["float"]),
  // requests, httpx, aiohttp: data={…} is a form; data=json.dumps({…}) is not.
  forms: { names: new Set(["data"]) }
}

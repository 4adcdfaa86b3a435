/** Ruby's clients: Net::HTTP, Faraday, HTTParty, RestClient, http.rb, HTTPX, Excon, Typhoeus; WebMock. */
import type { Clients } from "../../program/Clients.ts"

export const clients: Clients = {
  calls: {
    // Net::HTTP::Post.new(uri), and Faraday's, HTTParty's, RestClient's, http.rb's methods
    Get: { method: "GET", url: 0 },
    Post: { method: "POST", url: 0 },
    Put: { method: "PUT", url: 0 },
    Patch: { method: "PATCH", url: 0 },
    Delete: { method: "DELETE", url: 0 },
    get: { method: "GET", url: 0, query: ["params", "query", 1] },
    post: { method: "POST", url: 0, body: ["json", "body", "payload", 1] },
    put: { method: "PUT", url: 0, body: ["json", "body", "payload", 1] },
    patch: { method: "PATCH", url: 0, body: ["json", "body", "payload", 1] },
    delete: { method: "DELETE", url: 0 },
    head: { method: "HEAD", url: 0 },
    get_response: { method: "GET", url: 0 },
    post_form: { method: "POST", url: 0, body: [1] },
    // Net::HTTP#request(request), #send_request("POST", path, body), Typhoeus::Request.new(url, method: :post)
    request: { sends: true },
    send_request: { method: { from: 0 }, url: 1, body: [2] },
    run_request: { method: { from: 0 }, url: 1, body: [2] },
    execute: { method: { from: "method" }, url: "url", body: ["payload", "json", "body"] },
    Request: { method: { from: "method" }, url: 0, body: ["body"], query: ["params"] },
    run: { sends: true },
    start: { sends: true },
    set_form_data: { body: [0] },
    stub_request: { method: { from: 0 }, url: 1, isMock: true },
    a_request: { method: { from: 0 }, url: 1, isMock: true },
    // Faraday: request.params["limit"] = 5
    params: { pair: [0, 1] },
    "params=": { query: [0] },
    with: { url: 0, isMock: true, expects: ["body"] },
    to_return: { isMock: true, reply: ["body"] },
    to_return_json: { isMock: true, reply: ["body"] },
    and_return: { isMock: true, reply: [0] }
  },
  roles: {
    json: "body",
    body: "body",
    payload: "body",
    form: "body",
    data: "body",
    params: "query",
    query: "query",
    method: "method",
    url: "url",
    uri: "url",
    path: "url",
    headers: "headers"
  },
  serializers: new Set([
    "hash_including",
    "generate",
    "to_json",
    "dump",
    "pretty_generate",
    "encode",
    "to_h",
    "new",
    "stringify_keys",
    "as_json",
    "to_s"
  ]),
  parsers: new Set([
    "parse",
    "load",
    "parse!",
    "parsed_response",
    "json",
    "decode",
    "to_h",
    "symbolize_keys",
    "deep_symbolize_keys",
    "with_indifferent_access",
    "OpenStruct",
    "value"
  ]),
  texts: {
    joins: new Set(["join"]),
    formats: new Set(["format", "sprintf"]),
    same: new Set([
      "URI",
      "URI.parse",
      "parse",
      "to_s",
      "to_str",
      "strip",
      "chomp",
      "freeze",
      "escape",
      "delete_suffix",
      "delete_prefix"
    ])
  },
  silent: new Set([
    "puts",
    "p",
    "pp",
    "require",
    "require_relative",
    "start_with?",
    "end_with?",
    "include?",
    "match?",
    "match",
    "gsub",
    "sub",
    "fetch",
    "eq",
    "assert_equal",
    "assert_match",
    "subject",
    "scope",
    "namespace",
    "resources",
    "mount"
  ]),
  wrappers: new Set(["body", "data", "parsed_response", "read_body"]),
  floats: new Set(["to_f", "Float"]),
  forms: {
    names: new Set(["form"]),
    clients: /^(?:RestClient|HTTParty|Typhoeus|Faraday)$/u,
    setting: (text) => /\brequest[ (]+:url_encoded\b/u.test(text) && !/\brequest[ (]+:json\b/u.test(text)
  }
}

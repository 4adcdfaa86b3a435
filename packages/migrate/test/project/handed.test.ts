/** What one file hands to another: replies to the function that reads them, bodies to the method that sends them. */
import { Engine, Fixer, Project } from "@segue/migrate"
import { assert, it } from "vitest"

type Files = Readonly<Record<string, string>>

/** The findings of a file in its project as `line rule`, and its text after every fix. */
const judged = (files: Files, path: string): { readonly found: ReadonlyArray<string>; readonly fixed: string } => {
  const text = files[path]!
  const outside = Project.make(Object.entries(files).map(([at, one]) => ({ path: at, text: one }))).outsideOf(path)
  const facts = { legacyRemains: false, ...(outside === undefined ? {} : { outside }) }
  const file = { path, text }
  const found = Engine.check(file, undefined, facts).findings.map(
    (one) => `${text.slice(0, one.range.start).split("\n").length} ${one.rule}`
  )
  return { found, fixed: Fixer.fix(file, { level: "review" }, undefined, facts).text }
}

const java: Files = {
  "com/acme/Gateway.java": `package com.acme;

import org.springframework.web.client.RestTemplate;

class Gateway {
  private final RestTemplate rest = new RestTemplate();

  Conversion read(String id) {
    String reply = rest.getForObject("https://api.paxos.com/v2/conversion/stablecoins/" + id, String.class);
    return Conversion.fromJson(reply);
  }
}
`,
  "com/acme/Conversion.java": `package com.acme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class Conversion {
  final String amount;
  final String asset;

  Conversion(String amount, String asset) {
    this.amount = amount;
    this.asset = asset;
  }

  static Conversion fromJson(String text) throws Exception {
    JsonNode node = new ObjectMapper().readTree(text);
    return new Conversion(node.get("amount").asText(), node.get("target_asset").asText());
  }

  static Conversion fromQuote(String text) throws Exception {
    JsonNode node = new ObjectMapper().readTree(text);
    return new Conversion(node.get("amount").asText(), node.get("target_asset").asText());
  }
}
`
}

const python: Files = {
  "client.py": `import requests
from parse import Mapper, to_row


def read(id):
    reply = requests.get(f"https://api.paxos.com/v2/conversion/stablecoins/{id}").json()
    return to_row(reply)


def read_two(id):
    mapper = Mapper()
    return mapper.row(requests.get(f"https://api.paxos.com/v2/conversion/stablecoins/{id}").json())


def read_three(id):
    return Mapper().late(requests.get(f"https://api.paxos.com/v2/conversion/stablecoins/{id}").json())
`,
  "parse.py": `def to_row(data):
    return {"bought": data["target_asset"], "done": data["status"] == "SETTLED"}


def to_quote(data):
    return {"bought": data["target_asset"], "done": data["status"] == "SETTLED"}


class Mapper:
    def row(self, data):
        return data["target_asset"]

    def quote(self, data):
        return data["target_asset"]

    def late(self, data):
        return data["settled_at"]
`
}

const csharp: Files = {
  "Transport.cs": `using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;

namespace Acme;

public class Transport
{
    private readonly HttpClient http = new HttpClient();

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, object body)
    {
        using var message = new HttpRequestMessage(method, "https://api.paxos.com/v2" + path);
        message.Content = JsonContent.Create(body);
        return await http.SendAsync(message);
    }
}
`,
  "Conversions.cs": `using System.Net.Http;
using System.Threading.Tasks;

namespace Acme;

public class Conversions
{
    private readonly Transport transport;
    public Conversions(Transport transport) { this.transport = transport; }

    public Task<HttpResponseMessage> Create(string profileId, string refId) =>
        transport.Send(HttpMethod.Post, "/conversion/stablecoins", new { profile_id = profileId, amount = "5", source_asset = "USD", target_asset = "PYUSD", ref_id = refId });

    public Task<HttpResponseMessage> Nameless(string profileId) =>
        transport.Send(HttpMethod.Post, "/conversion/stablecoins", new { profile_id = profileId, amount = "5", source_asset = "USD", target_asset = "PYUSD" });

    public Task<HttpResponseMessage> Cancel(string id) =>
        transport.Send(HttpMethod.Delete, "/conversion/stablecoins/" + id, null);
}
`
}

it("a static method of another file reads the reply it is handed", () => {
  assert.deepStrictEqual(judged(java, "com/acme/Conversion.java").found, ["17 response-field", "17 response-field"])
})

it("functions and methods of another module read the reply they are handed, and no other does", () => {
  assert.deepStrictEqual(judged(python, "parse.py").found, [
    "2 response-field",
    "2 status",
    "11 response-field",
    "17 no-equivalent"
  ])
})

it("no file that is handed nothing is read so", () => {
  assert.deepStrictEqual(judged({ "parse.py": python["parse.py"]! }, "parse.py").found, [])
})

it("a message's wrapper of another file sends what it is given", () => {
  const { fixed, found } = judged(csharp, "Conversions.cs")
  assert.include(found, "15 ref-id")
  assert.include(found, "18 cancel")
  assert.include(
    fixed,
    `Create(string profileId, string refId) =>\n        transport.Send(HttpMethod.Post, "/orchestration/orchestrations", new { source = new { profile`
  )
  // Without a ref_id, and what cancels: left as they are.
  assert.include(
    fixed,
    `Nameless(string profileId) =>\n        transport.Send(HttpMethod.Post, "/conversion/stablecoins"`
  )
  assert.include(fixed, `HttpMethod.Delete, "/conversion/stablecoins/" + id`)
})

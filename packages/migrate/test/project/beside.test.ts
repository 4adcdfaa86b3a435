import { Engine, Fixer, Project } from "@segue/migrate"
import { assert, describe, it } from "vitest"

const BODY = `{ profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref }`
const client = {
  path: "src/client.ts",
  text: `export const convert = async (profile: string, amount: string, ref: string): Promise<void> => {
  await fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify(${BODY}) })
}
`
}
const nock = {
  path: "test/client.test.ts",
  text: `import nock from "nock"
nock("https://api.paxos.com").post("/v2/conversion/stablecoins").reply(200, { id: "1" })
`
}
const mapping = {
  path: "wiremock/mappings/convert.json",
  text: `{"request": {"method": "POST", "urlPath": "/v2/conversion/stablecoins"}, "response": {"status": 200}}`
}
const snapshot = {
  path: "src/__snapshots__/client.test.ts.snap",
  text: `exports["posts 1"] = "POST https://api.paxos.com/v2/conversion/stablecoins"`
}

/** What a client's one unit says when these files are beside it. */
const unitBeside = (one: Engine.File, others: ReadonlyArray<Engine.File>) => {
  const outside = Project.make([one, ...others]).outsideOf(one.path)
  const facts = { legacyRemains: true, ...(outside === undefined ? {} : { outside }) }
  const [unit] = Engine.check(one, undefined, facts).units
  return { unit, isMoved: Fixer.fix(one, { level: "safe" }, undefined, facts).isChanged }
}

describe("a create whose double stands in another file", () => {
  for (const double of [nock, mapping, snapshot]) {
    it(`waits for a look after ${double.path}`, () => {
      const { isMoved, unit } = unitBeside(client, [double])
      assert.strictEqual(unit?.safety, "review")
      assert.isTrue(unit?.needs.some((need) => need.startsWith(double.path.replace(/^src\//u, ""))))

      assert.isFalse(isMoved)
    })
  }

  it("is said by what differs in the paths, wherever the project lies", () => {
    const inside = (file: Engine.File): Engine.File => ({ ...file, path: `/srv/a/test/${file.path}` })
    assert.strictEqual(unitBeside(inside(client), []).unit?.safety, "safe")
    assert.isTrue(unitBeside(inside(client), [inside(nock)]).unit?.needs.some((need) => need.startsWith(nock.path)))
  })

  it("moves again when the double is gone", () => {
    const project = Project.make([client, nock])
    assert.deepStrictEqual(project.outsideOf(client.path)?.beside?.doubles, [nock.path])
    assert.deepStrictEqual(project.update(nock.path, undefined), [client.path])
    assert.isUndefined(project.outsideOf(client.path))
  })
})

describe("a create stays safe", () => {
  const others = {
    "a double of a read": { ...nock, text: nock.text.replace(".post(", ".get(") },
    "a double of the new API": {
      ...nock,
      text: nock.text.replace("conversion/stablecoins", "orchestration/orchestrations")
    },
    "a test that makes a call of its own": { ...client, path: "test/live.test.ts" },
    "a double in another language": {
      path: "tests/test_client.py",
      text: `import responses\nresponses.add(responses.POST, "https://api.paxos.com/v2/conversion/stablecoins", json={"id": "1"})\n`
    }
  }
  for (const [what, other] of Object.entries(others)) {
    it(`beside ${what}`, () => assert.strictEqual(unitBeside(client, [other]).unit?.safety, "safe"))
  }
})

describe("a create whose client has hooks in a file that it imports", () => {
  const using: Engine.File = {
    path: "src/convert.ts",
    text: `import { api } from "./http.ts"\nexport const convert = async (profile: string, amount: string, ref: string): Promise<void> => {\n  await api.post("/conversion/stablecoins", ${BODY})\n}\n`
  }
  const hooked = (field: string): Engine.File => ({
    path: "src/http.ts",
    text: `import axios from "axios"\nexport const api = axios.create({ baseURL: "https://api.paxos.com/v2" })\napi.interceptors.response.use((response) => (note(response.${field}), response))\n`
  })

  it("waits for a look when they read what moves", () => {
    const { unit } = unitBeside(using, [hooked("data.settled_at")])
    assert.strictEqual(unit?.safety, "review")
    assert.isTrue(unit?.needs.some((need) => need.startsWith("Hooks in http.ts")))
  })

  it("is told nothing of them when they do not", () => {
    const { unit } = unitBeside(using, [hooked("status")])
    assert.isTrue(unit?.needs.some((need) => need.startsWith("What sends this is not in this file")))
    assert.isFalse(unit?.needs.some((need) => need.startsWith("Hooks in")))
  })
})

/** What stands in other files without answering or expecting the request by its path. */
const others: Readonly<Record<string, readonly [file: Engine.File, sentence: string]>> = {
  "a server that puts the path together from a prefix and a route": [
    {
      path: "fake/vendor.ts",
      text: `const vendor = express()\nconst routes = Router()\nroutes.post("/stablecoins", (req, res) => res.json({ id: "1" }))\nvendor.use("/v2/conversion", routes)\n`
    },
    "fake/vendor.ts answers or expects"
  ],
  "a server whose decorator has the path": [
    {
      path: "fake/vendor.ts",
      text: `@Controller("v2/conversion/stablecoins")\nexport class Vendor {\n  @Post() create() { return { id: "1" } }\n}\n`
    },
    "fake/vendor.ts answers or expects"
  ],
  "a test that reads what was sent": [
    {
      path: "src/client.test.ts",
      text: `import { convert } from "./client.ts"\nconst spy = vi.spyOn(globalThis, "fetch")\nawait convert("p", "1.00", "r")\nconst body = JSON.parse(String(spy.mock.calls[0]![1]!.body))\nexpect(body.amount).toBe("1.00")\n`
    },
    "client.test.ts answers or expects"
  ],
  "a check that knows the path": [
    {
      path: "src/limits.ts",
      text: `export const isLimited = (url: URL): boolean => url.pathname.endsWith("/conversion/stablecoins")\n`
    },
    "limits.ts compares addresses with the old path"
  ],
  "a pattern that knows the path": [
    {
      path: "src/limits.ts",
      text: "export const isLimited = (url: string): boolean => /conversion\\/stablecoins$/u.test(url)\n"
    },
    "limits.ts compares addresses with the old path"
  ],
  "a listing": [
    {
      path: "src/reconcile.ts",
      text: `export const open = async (since: string): Promise<void> => {\n  const page = await fetch(\`https://api.paxos.com/v2/conversion/stablecoins?created_at.begin=\${since}\`)\n  count((await page.json()).items.length)\n}\n`
    },
    "reconcile.ts asks the legacy API which conversions there are"
  ],
  "a caller that says an old status": [
    {
      path: "src/books.ts",
      text: `import { convert } from "./client.ts"\nawait convert("p", "1.00", "r")\nif (row.state === "SETTLED") close(row)\n`
    },
    "books.ts says fields or statuses in their old form"
  ],
  "a look-up by ref_id, in whatever language": [
    {
      path: "ops/find.rb",
      text: `def find(ref)\n  JSON.parse(Faraday.get("https://api.paxos.com/v2/conversion/stablecoins", { ref_id: ref }).body)["items"].first\nend\n`
    },
    "ops/find.rb asks the legacy API which conversions there are"
  ]
}

describe("a create waits for a look", () => {
  for (const [what, [other, sentence]] of Object.entries(others)) {
    it(`beside ${what}`, () => {
      const { isMoved, unit } = unitBeside(client, [other])
      assert.strictEqual(unit?.safety, "review")
      assert.isTrue(
        unit?.needs.some((need) => need.startsWith(sentence)),
        unit?.needs.join("\n")
      )
      assert.isFalse(isMoved)
    })
  }

  it("knows the path by sight in the same file", () => {
    const limited = 'const isLimited = (url: URL): boolean => url.pathname.endsWith("/conversion/stablecoins")\n'
    const { unit } = unitBeside({ ...client, text: `${client.text}${limited}` }, [])
    assert.isTrue(unit?.needs.some((need) => need.startsWith("client.ts compares addresses")))
  })

  it("is safe beside a module that only names the path, and a check in another language", () => {
    const named = { path: "src/names.ts", text: `export const LABEL = "conversion/stablecoins"\nlog(LABEL)\n` }
    const check = {
      path: "ops/limits.py",
      text: `def limited(url):\n    return url.endswith("/conversion/stablecoins")\n`
    }
    assert.strictEqual(unitBeside(client, [named]).unit?.safety, "safe")
    assert.strictEqual(unitBeside(client, [check]).unit?.safety, "safe")
  })

  it("is safe beside a test that reads nothing of it", () => {
    const [test] = others["a test that reads what was sent"]!
    const blind = { ...test, text: test.text.replace(/^.*body.*$\n/gmu, "") }
    assert.strictEqual(unitBeside(client, [blind]).unit?.safety, "safe")
  })
})

describe("a type that a reply is read into", () => {
  const reply = "export interface Conversion { id: string; target_asset: string }\n"
  const reading: Engine.File = {
    path: "src/client.ts",
    text: `${reply}${client.text.replace("await fetch", "const reply = await fetch").replace(/\n\}\n$/u, "\n  const made = (await reply.json()) as Conversion\n  log(made.target_asset)\n}\n")}`
  }
  const naming = (from: string): Engine.File => ({
    path: "src/api.ts",
    text: `import type { Conversion } from "${from}"\napp.get("/last", (_, res) => res.json({ id: "1", target_asset: "USDP" } satisfies Conversion))\n`
  })
  const barrel = { path: "src/index.ts", text: `export * from "./client.ts"\n` }

  it("changes alone", () => assert.strictEqual(unitBeside(reading, []).unit?.safety, "safe"))

  for (const [what, others] of Object.entries({
    "imports it": [naming("./client.ts")],
    "imports it by way of a barrel": [barrel, naming("./index.ts")]
  })) {
    it(`waits for a look where another file ${what}`, () => {
      const { isMoved, unit } = unitBeside(reading, others)
      assert.strictEqual(unit?.safety, "review")
      assert.isTrue(unit?.needs.some((need) => need.startsWith("api.ts names a type that changes here")))
      assert.isFalse(isMoved)
    })
  }

  it("changes alone beside a file that imports something else", () => {
    const other = {
      path: "src/run.ts",
      text: `import { convert } from "./client.ts"\nawait convert("p", "1.00", "r")\n`
    }
    assert.strictEqual(unitBeside(reading, [other]).unit?.safety, "safe")
  })
})

describe("a path that others use by its name", () => {
  const member: Engine.File = {
    path: "src/client.ts",
    text: `export class Client {\n  static readonly path = "/v2/conversion/stablecoins"\n  async create(profile: string, amount: string, ref: string): Promise<void> {\n    await fetch("https://api.paxos.com" + Client.path, { method: "POST", body: JSON.stringify(${BODY}) })\n  }\n}\n`
  }
  const cancel: Engine.File = {
    path: "src/cancel.ts",
    text: `import { Client } from "./client.ts"\nexport const cancel = (id: string) => fetch("https://api.paxos.com" + Client.path + "/" + id, { method: "DELETE" })\n`
  }
  const constant: Engine.File = {
    path: "paxos.rb",
    text: `module Paths\n  CONVERSIONS = "/v2/conversion/stablecoins"\nend\n\ndef create(id, profile, amount)\n  Faraday.post("https://api.paxos.com#{Paths::CONVERSIONS}", { ref_id: id, profile_id: profile, amount: amount, source_asset: "USD", target_asset: "PYUSD" }.to_json)\n  nil\nend\n`
  }
  const removal: Engine.File = {
    path: "cancel.rb",
    text: `require_relative "paxos"\ndef cancel(id) = Faraday.delete("https://api.paxos.com#{Paths::CONVERSIONS}/#{id}")\n`
  }
  const unitOf = (file: Engine.File, other: Engine.File) => {
    const outside = Project.make([file, other]).outsideOf(file.path)
    const [unit] = Engine.check(file, undefined, { legacyRemains: true, ...(outside && { outside }) }).units
    return unit
  }

  for (const [one, other] of [
    [member, cancel],
    [constant, removal]
  ] as const) {
    it(`stays for a person beside ${other.path}`, () => {
      const messages = Engine.check(one, undefined, {
        legacyRemains: true,
        outside: Project.make([one, other]).outsideOf(one.path)!
      }).findings.map(({ message }) => message)
      assert.strictEqual(unitOf(one, other)?.safety, "manual")
      assert.isTrue(messages.some((message) => message.includes(`is used in ${other.path.replace("src/", "")}, too`)))
    })

    it(`is changed with a look where ${other.path} does not name it`, () => {
      const silent = { ...other, text: other.text.replace(/Client\.path|Paths::CONVERSIONS/u, "other") }
      assert.strictEqual(unitOf(one, silent)?.safety, "review")
    })
  }
})

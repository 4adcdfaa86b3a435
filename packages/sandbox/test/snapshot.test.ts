import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"

import * as Namespaces from "../src/Namespaces.ts"
import * as Sandbox from "../src/Sandbox.ts"
import * as Client from "./client.ts"

const ORCHESTRATIONS = "/v2/orchestration/orchestrations"

const filled = (sandbox: Sandbox.Sandbox) => {
  const call = Client.caller(sandbox)
  const side = { profile: { profile_id: Client.defaultProfile(sandbox) } }
  const create = (ref: string, change: object = {}) =>
    call.post(ORCHESTRATIONS, {
      ref_id: ref,
      source_amount: "5",
      source_asset: "USD",
      destination_asset: "USDP",
      source: side,
      destination: side,
      ...change
    })
  return { call, create }
}

describe("snapshots", () => {
  it("carry everything: what runs goes on, tokens hold, the future is the same", () => {
    const first = Client.make()
    const { create } = filled(first)
    first.control.webhooks.register({ url: "https://receiver.example/" })
    first.control.faults.add({ operation: "ListProfiles", status: 500, probability: 0.5 })
    first.control.settings.set({ deprecatedArrays: "drop" })
    for (const ref of ["a", "b", "c"]) create(ref)
    const text = JSON.stringify(first.control.snapshot())
    const second = Client.make({ seed: 99, clock: { startAt: "2020-01-01T00:00:00Z" } })
    second.control.restore(JSON.parse(text))
    assert.strictEqual(JSON.stringify(second.control.snapshot()), text)
    const authorization = `Bearer ${JSON.parse(text).stores.tokens.tokens[0][0]}`
    const get = (sandbox: Sandbox.Sandbox, path: string) =>
      Client.send(sandbox, "GET", path, { headers: { authorization } })
    for (const sandbox of [first, second]) sandbox.control.clock.advance("2s")
    for (const path of [ORCHESTRATIONS, "/v2/events", "/v2/profiles"]) {
      assert.deepStrictEqual(get(second, path), get(first, path), path)
    }
    assert.strictEqual(get(second, ORCHESTRATIONS).body.items[0].status, "COMPLETED")
    assert.deepStrictEqual(second.control.ledger.check(), [])
    const { create: createFirst } = filled(first)
    const { create: createSecond } = filled(second)
    assert.deepStrictEqual(createSecond("d").body, createFirst("d").body)
  })

  it("a refused one changes nothing", () => {
    const sandbox = Client.make()
    const { create } = filled(sandbox)
    create("a")
    const before = JSON.stringify(sandbox.control.snapshot())
    const good = JSON.parse(before)
    const put = (body: unknown) =>
      Client.send(sandbox, "PUT", "/_sandbox/snapshot", { body: JSON.stringify(body) }).status
    const unbalanced = structuredClone(good)
    unbalanced.ledger[0].entries[0][2] = "7"
    for (const wrong of [
      {},
      [],
      "text",
      { ...good, version: 1 },
      { ...good, ledger: [{}] },
      unbalanced,
      { ...good, stores: { ...good.stores, orchestrations: 7 } },
      { ...good, stores: { ...good.stores, conversions: null } }
    ]) {
      assert.strictEqual(put(wrong), 400)
    }
    assert.strictEqual(JSON.stringify(sandbox.control.snapshot()), before)
    assert.strictEqual(put(good), 200)
  })

  it("a reset is a new life with the same ids", () => {
    const sandbox = Client.make()
    const first = filled(sandbox).create("a").body
    const { revision } = sandbox.control.state()
    assert.isAbove(sandbox.control.reset().revision, revision)
    const second = filled(sandbox).create("a").body
    assert.strictEqual(second.id, first.id)
    assert.strictEqual(sandbox.control.requests.calls("CreateOrchestration"), 1)
  })
})

describe("namespaces", () => {
  it("are sandboxes of their own behind one address", () => {
    const spaces = Namespaces.make({ clock: { mode: "manual", startAt: Client.START } })
    const [a, b] = [spaces.of("a"), spaces.of("b")]
    filled(a).create("x")
    const state = (prefix: string) => Client.send(spaces, "GET", `${prefix}/_sandbox/state`).body
    assert.strictEqual(state("/ns/a").records.orchestrations, 1)
    assert.strictEqual(state("/ns/b").records.orchestrations, 0)
    assert.strictEqual(state("").records.orchestrations, 0)
    assert.notStrictEqual(state("/ns/a").customer_id, state("/ns/b").customer_id)
    assert.strictEqual(Client.send(spaces, "GET", "/ns/new/v2/profiles").status, 401)
    assert.strictEqual(Client.send(spaces, "GET", "/ns/no%20name/v2/profiles").status, 404)
    assert.deepStrictEqual(spaces.names(), ["a", "b", "new"])
    assert.isTrue(spaces.drop("a"))
    assert.isFalse(spaces.drop("a"))
    assert.throws(() => spaces.of("a b"))
    assert.strictEqual(b.control.state().records["orchestrations"], 0)
  })
})

describe("namespaces on a host's clock", () => {
  const hosted = () => {
    let nowMs = Date.parse(Client.START)
    let failures = 0
    const hostMs = (): number => {
      if (failures > 0) throw new RangeError(`failure ${failures--}`)
      return nowMs
    }
    const spaces = Namespaces.make({ clock: { mode: "real", hostMs }, rateLimits: false })
    return { spaces, pass: (ms: number) => (nowMs += ms), fail: (times: number) => (failures = times) }
  }

  it("one that fails holds up no other", () => {
    const { fail, pass, spaces } = hosted()
    filled(spaces.of("a")).create("x")
    const a = spaces.of("a").control.clock
    assert.isAbove(a.get().waiting, 0)
    pass(1000)
    // The root's look at the clock comes first, and fails.
    fail(1)
    assert.throws(() => spaces.tick(), "failure 1")
    assert.strictEqual(a.get().waiting, 0)
  })

  it("one with a lot to do lets the others have their turn, and comes to its end", async () => {
    const { pass, spaces } = hosted()
    const { create } = filled(spaces.of("heavy"))
    for (let index = 0; index < 3000; index++) create(`x-${index}`)
    const { waiting } = spaces.of("heavy").control.clock.get()
    pass(60_000)
    spaces.tick()
    const left = spaces.of("heavy").control.clock.get().waiting
    assert.isBelow(left, waiting)
    assert.isAbove(left, 0)
    assert.strictEqual(spaces.dueInMs(), 0)
    await Effect.runPromise(spaces.deliver.pipe(Effect.provide(Sandbox.layerHttpClient(spaces))))
    assert.strictEqual(spaces.of("heavy").control.clock.get().waiting, 0)
    assert.deepStrictEqual(spaces.of("heavy").control.ledger.check(), [])
  })
})

describe("request log", () => {
  it("keeps the last exchanges without secrets, counts calls, exports HAR", () => {
    const sandbox = Client.make({ requestsKept: 3 })
    const { call } = filled(sandbox)
    const token = JSON.stringify(sandbox.control.requests.list())
    assert.include(token, "client_id=sandbox")
    assert.notInclude(token, "client_secret=sandbox")
    assert.include(token, "<hidden>")
    for (let index = 0; index < 9; index++) call.get(`/v2/profiles?limit=${index + 1}`)
    const entries = sandbox.control.requests.list()
    assert.strictEqual(entries.length, 3)
    assert.deepInclude(entries[0], { method: "GET", query: "limit=9", operation: "ListProfiles", status: 200 })
    assert.strictEqual(entries[0]!.request.headers["authorization"], "<hidden>")
    assert.strictEqual(sandbox.control.requests.calls("ListProfiles"), 9)
    assert.strictEqual(sandbox.control.requests.calls("ListEvents"), 0)
    const har = Client.send(sandbox, "GET", "/_sandbox/requests/har")
    assert.include(har.headers["content-disposition"], "sandbox.har")
    assert.strictEqual(har.body.log.version, "1.2")
    assert.deepStrictEqual(har.body.log.entries.at(-1).request.queryString, [{ name: "limit", value: "9" }])
    assert.strictEqual(Client.send(sandbox, "GET", "/_sandbox/requests?limit=2").body.items.length, 2)
    Client.send(sandbox, "DELETE", "/_sandbox/requests")
    assert.deepStrictEqual(sandbox.control.requests.list(), [])
  })

  it("hides what multipart and JSON token requests carry, and cuts long bodies", () => {
    const sandbox = Client.make()
    for (const type of ["multipart/form-data; boundary=x", "application/json"]) {
      const headers = { "content-type": type, cookie: "session=s3cret" }
      Client.send(sandbox, "POST", "/oauth2/token", { headers, body: "client_secret s3cret" })
    }
    Client.send(sandbox, "POST", "/v2/profiles", { body: "x".repeat(50_000) })
    const text = JSON.stringify(sandbox.control.requests.list())
    assert.notInclude(text, "s3cret")
    assert.isBelow(sandbox.control.requests.list()[0]!.request.body.length, 17_000)
  })
})

describe("records", () => {
  it("show their timelines, and the ledger its youngest postings", () => {
    const sandbox = Client.make()
    const { create } = filled(sandbox)
    create("a", { metadata: { sandbox: "fail" } })
    sandbox.control.clock.advance("1s")
    const [row] = Client.send(sandbox, "GET", "/_sandbox/orchestrations?limit=5").body.items
    assert.deepStrictEqual(
      row.timeline.map((one: { status: string }) => one.status),
      ["PROCESSING", "FAILED"]
    )
    assert.include(row.timeline[1].note, "fail")
    const ledger = Client.send(sandbox, "GET", "/_sandbox/ledger?limit=1").body
    assert.strictEqual(ledger.postings[0].kind, "ORCHESTRATION_UNRESERVE")
    assert.isAbove(ledger.total, 1)
    assert.strictEqual(Client.send(sandbox, "GET", "/_sandbox/").headers["content-type"], "text/html; charset=utf-8")
  })
})

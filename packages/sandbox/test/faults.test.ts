import { assert, describe, it } from "@effect/vitest"

import * as Faults from "../src/Faults.ts"
import * as Magic from "../src/Magic.ts"
import * as Router from "../src/Router.ts"
import * as Sandbox from "../src/Sandbox.ts"
import * as Client from "./client.ts"

const ORCHESTRATIONS = "/v2/orchestration/orchestrations"
const CONVERSIONS = "/v2/conversion/stablecoins"

const setUp = (options: Parameters<typeof Client.make>[0] = {}) => {
  const sandbox = Client.make(options)
  const profile = Client.defaultProfile(sandbox)
  const side = { profile: { profile_id: profile } }
  const call = Client.caller(sandbox)
  const orchestrate = (metadata?: unknown, amount = "10", ref = "o-1") =>
    call.post(ORCHESTRATIONS, {
      ref_id: ref,
      source_amount: amount,
      source_asset: "USD",
      destination_asset: "USDP",
      source: side,
      destination: side,
      ...(metadata === undefined ? {} : { metadata })
    })
  const convert = (metadata?: unknown, amount = "10", ref = "c-1") =>
    call.post(CONVERSIONS, {
      ref_id: ref,
      profile_id: profile,
      amount,
      source_asset: "USD",
      target_asset: "USDP",
      ...(metadata === undefined ? {} : { metadata })
    })
  const written = (path: string) => call.get(path).body.items.length as number
  return { sandbox, profile, call, orchestrate, convert, written }
}

describe("magic values", () => {
  it.each([
    ["insufficient-funds", 403],
    ["conflict", 409],
    ["rate-limited", 429],
    ["unavailable", 503]
  ])("%s refuses with %i and writes nothing", (sandboxValue, status) => {
    const { convert, orchestrate, written } = setUp()
    const answers = [orchestrate({ sandbox: sandboxValue }), convert({ sandbox: sandboxValue })]
    assert.deepStrictEqual(
      answers.map((answer) => answer.status),
      [status, status]
    )
    assert.strictEqual(written(ORCHESTRATIONS) + written(CONVERSIONS), 0)
  })

  it("…-after-write writes and then breaks the answer; the retry finds the record", () => {
    const { convert, orchestrate, written } = setUp()
    assert.strictEqual(orchestrate({ sandbox: "error-after-write" }).status, 500)
    assert.strictEqual(orchestrate().status, 409)
    assert.deepInclude(orchestrate({ sandbox: "reset-after-write" }, "10", "o-2").wire, { reset: true })
    assert.deepInclude(convert({ sandbox: "timeout-after-write" }).wire, { latencyMs: Magic.TIMEOUT_MS })
    assert.isAbove(convert({ sandbox: "truncate-after-write" }, "10", "c-2").wire!.truncateBytes!, 0)
    assert.deepInclude(convert({ sandbox: "slow" }, "10", "c-3").wire, { latencyMs: 5000 })
    assert.strictEqual(written(ORCHESTRATIONS), 2)
    assert.strictEqual(written(CONVERSIONS), 3)
  })

  it.each([
    ["stay", "PROCESSING", "PROCESSING", "PROCESSING"],
    ["late", "PROCESSING", "PROCESSING", "COMPLETED"],
    ["pending", "PENDING", "PENDING", "PENDING"],
    ["reject", "PENDING", "REJECTED", "REJECTED"],
    ["fail", "PROCESSING", "FAILED", "FAILED"],
    ["fail-after-source", "PROCESSING", "FAILED", "FAILED"]
  ])("%s: %s at once, %s soon, %s in the end", (value, first, soon, last) => {
    const { call, orchestrate, profile, sandbox } = setUp({ settings: { transfersForProfileLegs: "show" } })
    const { body } = orchestrate({ sandbox: value })
    assert.strictEqual(body.status, first)
    sandbox.control.clock.advance("10s")
    const then = call.get(`${ORCHESTRATIONS}/${body.id}`).body
    assert.strictEqual(then.status, soon)
    if (value === "fail-after-source") {
      assert.strictEqual(then.source_transfer.status, "COMPLETED")
      assert.strictEqual(then.destination_transfer.status, "FAILED")
      assert.include(then.fail_reason.detail, "fail-after-source")
    }
    sandbox.control.clock.advance("30h")
    assert.strictEqual(Client.caller(sandbox).get(`${ORCHESTRATIONS}/${body.id}`).body.status, last)
    const spent = last === "COMPLETED" || last === "PROCESSING" ? 1_000_000_000n : 0n
    assert.strictEqual(Client.units(sandbox, profile, "available", "USD"), 100_000_000_000_000n - spent)
  })

  it("conversions know only what can happen to them", () => {
    const { call, convert, sandbox } = setUp()
    assert.strictEqual(convert({ sandbox: "fail" }).status, 400)
    assert.include(convert({ sandbox: "nonsense" }).body.detail, "metadata.sandbox")
    const stays = convert({ sandbox: "stay" }).body.id
    const late = convert({ sandbox: "late" }, "10", "c-2").body.id
    sandbox.control.clock.advance("59m")
    for (const id of [stays, late]) assert.strictEqual(call.get(`${CONVERSIONS}/${id}`).body.status, "CREATED")
    sandbox.control.clock.advance("24h")
    assert.strictEqual(Client.caller(sandbox).get(`${CONVERSIONS}/${late}`).body.status, "SETTLED")
  })

  it("cents are magic only when switched on", () => {
    assert.strictEqual(setUp().orchestrate(undefined, "10.01").status, 200)
    const { convert, orchestrate } = setUp({ magicAmounts: true })
    assert.strictEqual(orchestrate(undefined, "10.01").status, 403)
    assert.strictEqual(orchestrate(undefined, "10.0300").body.status, "PENDING")
    assert.strictEqual(convert(undefined, "10.03").body.status, "CREATED")
    assert.strictEqual(convert(undefined, "10.06", "c-2").status, 500)
    assert.strictEqual(orchestrate(undefined, "10.1", "o-2").status, 200)
  })
})

describe("fault rules", () => {
  it("name every operation that is served, and no other", () => {
    const served = Router.operations.map(({ operation }) => operation)
    assert.sameMembers([...Faults.operations], [...new Set(["*", ...served])])
  })

  it("strike one operation, so many times", () => {
    const { call, convert, sandbox, written } = setUp()
    sandbox.control.faults.add({ operation: "CreateStablecoinConversion", status: 503, retryAfter: 7, count: 2 })
    assert.deepInclude(convert().headers, { "retry-after": "7" })
    assert.strictEqual(convert().status, 503)
    assert.strictEqual(call.get("/v2/profiles").status, 200)
    assert.strictEqual(written(CONVERSIONS), 0)
    assert.strictEqual(convert().status, 200)
    assert.deepInclude(sandbox.control.faults.list()[0], { left: 0, hits: 2 })
  })

  it("after the write the record is there", () => {
    const { orchestrate, sandbox, written } = setUp()
    sandbox.control.faults.add({ operation: "CreateOrchestration", status: 500, afterWrite: true, count: 1 })
    sandbox.control.faults.add({ operation: "CreateOrchestration", reset: true, count: 1 })
    const first = orchestrate()
    assert.strictEqual(first.status, 500)
    assert.strictEqual(written(ORCHESTRATIONS), 1)
    // One answer breaks once: the second rule strikes at the next create.
    assert.strictEqual(orchestrate().wire?.reset, true)
    assert.strictEqual(orchestrate().status, 409)
  })

  it("a cut before the write writes nothing, a truncated answer belongs to a write", () => {
    const { orchestrate, sandbox, written } = setUp()
    sandbox.control.faults.add({ operation: "CreateOrchestration", reset: true, count: 1 })
    assert.strictEqual(orchestrate().wire?.reset, true)
    assert.strictEqual(written(ORCHESTRATIONS), 0)
    sandbox.control.faults.add({ operation: "*", truncate: 0.25, count: 1 })
    assert.isAbove(orchestrate().wire!.truncateBytes!, 10)
    assert.strictEqual(written(ORCHESTRATIONS), 1)
  })

  it("reads can be stale, and tokens can end", () => {
    const { call, orchestrate, sandbox } = setUp()
    const { id } = orchestrate().body
    sandbox.control.clock.advance("5s")
    sandbox.control.faults.add({ operation: "GetOrchestration", staleMs: 4500, count: 1 })
    sandbox.control.faults.add({ operation: "GetOrchestration", staleMs: 10_000, count: 2 })
    sandbox.control.faults.add({ operation: "ListOrchestrations", staleMs: 4500, count: 1 })
    assert.strictEqual(call.get(`${ORCHESTRATIONS}/${id}`).status, 404)
    assert.strictEqual(call.get(`${ORCHESTRATIONS}?status=PROCESSING`).body.items[0].id, id)
    assert.strictEqual(call.get(`${ORCHESTRATIONS}?status=PROCESSING`).body.items.length, 0)
    sandbox.control.faults.clear()
    sandbox.control.faults.add({ operation: "GetOrchestration", staleMs: 4500, count: 1 })
    assert.strictEqual(call.get(`${ORCHESTRATIONS}/${id}`).body.status, "PROCESSING")
    assert.strictEqual(call.get(`${ORCHESTRATIONS}/${id}`).body.status, "COMPLETED")
    sandbox.control.faults.add({ operation: "*", expireTokens: true, count: 1 })
    assert.strictEqual(call.get("/v2/profiles").status, 401)
    assert.strictEqual(Client.caller(sandbox).get("/v2/profiles").status, 200)
  })

  it("probability and latency come from the seed", () => {
    const strikes = (seed: number) => {
      const { call, sandbox } = setUp({ seed })
      sandbox.control.faults.add({ operation: "ListProfiles", status: 500, probability: 0.3 })
      sandbox.control.faults.add({ operation: "ListProfiles", latency: { medianMs: 20, p99Ms: 200 } })
      return Array.from({ length: 200 }, () => {
        const { status, wire } = call.get("/v2/profiles")
        return { status, latencyMs: wire!.latencyMs! }
      })
    }
    const [first, again, other] = [strikes(1), strikes(1), strikes(2)]
    assert.deepStrictEqual(first, again)
    assert.notDeepEqual(first, other)
    const failed = first.filter((one) => one.status === 500).length
    assert.isTrue(failed > 40 && failed < 80, String(failed))
    const sorted = first.map((one) => one.latencyMs).toSorted((a, b) => a - b)
    assert.isTrue(sorted[100]! > 12 && sorted[100]! < 33, String(sorted[100]))
    assert.isTrue(sorted[199]! > 80, String(sorted[199]))
  })

  it("over HTTP: added, listed, removed; nonsense is refused", () => {
    const { sandbox } = setUp()
    const send = (method: string, path: string, body?: unknown) =>
      Client.send(sandbox, method, `/_sandbox${path}`, body === undefined ? {} : { body: JSON.stringify(body) })
    const { id } = send("POST", "/faults", { operation: "GetEvent", latency: { minMs: 1, maxMs: 2 } }).body
    assert.strictEqual(send("GET", "/faults").body.rules.length, 1)
    assert.strictEqual(send("DELETE", `/faults/${id}`).body.rules.length, 0)
    assert.strictEqual(send("DELETE", `/faults/${id}`).status, 404)
    for (const wrong of [
      {},
      { operation: "Nothing" },
      { operation: "*", probability: 2 },
      { operation: "*", status: 200 }
    ]) {
      assert.strictEqual(send("POST", "/faults", wrong).status, 400)
    }
  })

  it("cut connections and broken bodies reach clients in the same process", async () => {
    const sandbox = Sandbox.make()
    sandbox.control.faults.add({ operation: "ListProfiles", reset: true, count: 1 })
    const cut = await sandbox.fetch(`${Sandbox.BASE_URL}/profiles`).catch((error: unknown) => error)
    assert.instanceOf(cut, TypeError)
    sandbox.control.faults.add({ operation: "ListProfiles", truncate: 0.5, latency: 1, count: 1 })
    const half = await sandbox.fetch(`${Sandbox.BASE_URL}/profiles`)
    assert.strictEqual(half.status, 401)
    assert.instanceOf(await half.text().catch((error: unknown) => error), TypeError)
  })
})

import { assert, describe, it } from "@effect/vitest"
import { Timestamp } from "@segue/core"

import * as Sandbox from "../src/Sandbox.ts"
import * as VirtualClock from "../src/VirtualClock.ts"
import * as Client from "./client.ts"

const create = (sandbox: Sandbox.Sandbox, call: ReturnType<typeof Client.caller>) =>
  call.post("/v2/conversion/stablecoins", {
    profile_id: Client.defaultProfile(sandbox),
    amount: "1",
    source_asset: "USD",
    target_asset: "USDP"
  }).body.id as string

describe("virtual clock", () => {
  it("real: follows the host, plus what was advanced", () => {
    let host = Date.UTC(2026, 0, 1)
    const sandbox = Sandbox.make({ clock: { hostMs: () => host } })
    const call = Client.caller(sandbox)
    const id = create(sandbox, call)
    assert.strictEqual(call.get(`/v2/conversion/stablecoins/${id}`).body.status, "CREATED")
    host += 699
    assert.strictEqual(call.get(`/v2/conversion/stablecoins/${id}`).body.status, "CREATED")
    host += 1
    const settled = call.get(`/v2/conversion/stablecoins/${id}`).body
    assert.strictEqual(settled.status, "SETTLED")
    assert.strictEqual(settled.settled_at, "2026-01-01T00:00:00.700000Z")
    sandbox.control.clock.advance("1m")
    host += 1000
    sandbox.tick()
    assert.strictEqual(sandbox.control.clock.get().now, "2026-01-01T00:01:01.700000Z")
    host -= 600_000
    sandbox.tick()
    assert.strictEqual(sandbox.control.clock.get().now, "2026-01-01T00:01:01.700000Z")
  })

  it("manual: stands until told, and runs what is due at its own time", () => {
    const sandbox = Client.make()
    const call = Client.caller(sandbox)
    const id = create(sandbox, call)
    assert.strictEqual(sandbox.control.clock.get().waiting, 1)
    assert.strictEqual(sandbox.control.clock.set("2026-11-22T12:00:10Z").waiting, 0)
    const settled = call.get(`/v2/conversion/stablecoins/${id}`).body
    assert.strictEqual(settled.settled_at, "2026-11-22T12:00:00.700000Z")
    assert.throws(() => sandbox.control.clock.set("2026-11-22T11:00:00Z"))
  })

  it("frozen: refuses to move", () => {
    const sandbox = Client.make({ clock: { mode: "frozen" } })
    assert.throws(() => sandbox.control.clock.advance("1s"))
    assert.strictEqual(sandbox.control.clock.mode("manual").mode, "manual")
    assert.strictEqual(sandbox.control.clock.advance(1500).now, "2026-11-22T12:00:01.500000Z")
  })

  it("skip: the first read sees CREATED, the next what came of it", () => {
    const sandbox = Client.make({ clock: { mode: "skip" } })
    const call = Client.caller(sandbox)
    const id = create(sandbox, call)
    assert.strictEqual(call.get(`/v2/conversion/stablecoins/${id}`).body.status, "CREATED")
    assert.strictEqual(call.get(`/v2/conversion/stablecoins/${id}`).body.status, "SETTLED")
  })

  it("over HTTP: several moves in one call, clear refusals", () => {
    const sandbox = Client.make()
    const post = (body: unknown) => Client.send(sandbox, "POST", "/_sandbox/clock", { body: JSON.stringify(body) })
    assert.deepInclude(post({ mode: "manual", advance: "1h30m" }).body, { now: "2026-11-22T13:30:00.000000Z" })
    assert.strictEqual(post({ advance: "soon" }).status, 400)
    assert.strictEqual(post({ mode: "warp" }).status, 400)
    assert.strictEqual(post({ now: "2020-01-01T00:00:00Z" }).status, 409)
    assert.strictEqual(Client.send(sandbox, "GET", "/_sandbox/clock").body.mode, "manual")
    assert.strictEqual(Client.send(sandbox, "DELETE", "/_sandbox/clock").status, 405)
    assert.strictEqual(Client.send(sandbox, "GET", "/_sandbox/nothing").status, 404)
  })

  it("a refused call changes nothing", () => {
    const sandbox = Client.make()
    const before = sandbox.control.clock.get()
    for (const [body, status] of [
      [{ mode: "frozen", advance: "1h" }, 409],
      [{ mode: "frozen", skip: true }, 409],
      [{ mode: "real", advance: "soon" }, 400],
      [{ mode: "skip", now: "2020-01-01T00:00:00Z" }, 409],
      [{ now: "2026-11-22T13:00:00Z", advance: "soon" }, 400],
      [{ advance: "99999999d", mode: "skip" }, 400]
    ] as const) {
      const answer = Client.send(sandbox, "POST", "/_sandbox/clock", { body: JSON.stringify(body) })
      assert.strictEqual(answer.status, status, JSON.stringify(body))
      assert.deepStrictEqual(sandbox.control.clock.get(), before)
    }
  })

  it("timestamps are exact to the microsecond", () => {
    for (const micros of [0, 1, 1_795_000_000_123_457, 253_402_300_799_999]) {
      assert.deepStrictEqual(VirtualClock.parse(VirtualClock.format(micros)), { micros, exact: true })
    }
    assert.deepStrictEqual(VirtualClock.parse("2026-11-22T12:00:00.0000019+00:00"), {
      micros: Timestamp.toMillisFloor("2026-11-22T12:00:00Z") * 1000 + 1,
      exact: false
    })
  })
})

import { assert, describe, it } from "@effect/vitest"
import * as Orchestrations from "@segue/core/Orchestrations"
import * as PaxosError from "@segue/core/PaxosError"
import { Clock, type Duration, Effect, Fiber, Ref, Stream } from "effect"
import { TestClock } from "effect/testing"

import { patienceDefaults, watch } from "../src/internal/http/watch.ts"
import { orchestration } from "./http/records.ts"
import * as Vendor from "./http/vendor.ts"

/** A status, or another answer than a record. */
type State = (string & {}) | Vendor.Reply

/** A vendor whose orchestrations go through the states given for them, one for each time they are asked for. */
const going = (
  journeys: Readonly<Record<string, ReadonlyArray<State>>>,
  whole?: (count: number) => Vendor.Reply | undefined
) => {
  const asked: Record<string, number> = {}
  const look = (id: string): State => {
    const journey = journeys[id] ?? [Vendor.problem(404)]
    asked[id] = (asked[id] ?? 0) + 1
    return journey[Math.min(asked[id], journey.length) - 1]!
  }
  return Vendor.make((sent, count) => {
    const outage = whole?.(count)
    if (outage !== undefined) return outage
    const wanted = sent.query.filter(([key]) => key === "orchestration_id").map(([, id]) => id)
    if (wanted.length > 0) {
      const rows = wanted.flatMap((id) => {
        const state = look(id)
        return typeof state === "string" && state !== "hang" && state !== "reset"
          ? [{ ...orchestration, id, status: state }]
          : []
      })
      return Vendor.ok({ items: rows })
    }
    const id = sent.path.split("/").at(-1)!
    const state = look(id)
    return typeof state === "string" && state !== "hang" && state !== "reset"
      ? Vendor.ok({ ...orchestration, id, status: state })
      : (state as Vendor.Reply)
  })
}

/** What a watcher has seen after a while, as `id STATUS`, and how it ended. */
const watching = (vendor: Vendor.Vendor, ids: string | ReadonlyArray<string>, time: Duration.Input) =>
  Effect.gen(function* () {
    const service = yield* Orchestrations.Orchestrations
    const seen = yield* Ref.make<ReadonlyArray<string>>([])
    const fiber = yield* service.watch(ids).pipe(
      Stream.runForEach((one) => Ref.update(seen, (before) => [...before, `${one.id} ${one.status}`])),
      Effect.result,
      Effect.forkChild
    )
    yield* TestClock.adjust(time)
    const exit = fiber.pollUnsafe()
    yield* Fiber.interrupt(fiber)
    const result = exit?._tag === "Success" ? exit.value : undefined
    return {
      seen: yield* Ref.get(seen),
      end: result === undefined ? "going on" : result._tag === "Success" ? "done" : result.failure.reason._tag
    }
  }).pipe(Effect.provide(Vendor.layer(vendor)))

const missing = new PaxosError.PaxosError({
  operation: "GetOrchestration",
  reason: new PaxosError.NotFound({ status: 404 }),
  sent: true
})

/** The same over a `get` of which only the time and the answer matter. */
const watchingGet = (answer: (nowMs: number) => string | PaxosError.PaxosError, time: Duration.Input) =>
  Effect.gen(function* () {
    const seen: Array<string> = []
    const get = (id: string) =>
      Effect.flatMap(Clock.currentTimeMillis, (nowMs) => {
        const next = answer(nowMs)
        return typeof next === "string" ? Effect.succeed({ ...orchestration, id, status: next }) : Effect.fail(next)
      })
    const fiber = yield* watch(get, ["a"], patienceDefaults).pipe(
      Stream.runForEach((one) => Effect.sync(() => void seen.push(one.status))),
      Effect.result,
      Effect.forkChild
    )
    yield* TestClock.adjust(time)
    const result = yield* Fiber.join(fiber)
    return { seen, end: result._tag === "Success" ? "done" : result.failure.reason._tag }
  })

describe("watching", () => {
  it.effect("emits the first state and every change, and ends when it is terminal", () => {
    const vendor = going({ a: ["PENDING", "PENDING", "PROCESSING", "PROCESSING", "COMPLETED", "never asked"] })
    return Effect.gen(function* () {
      const { end, seen } = yield* watching(vendor, "a", "1 hour")
      assert.deepStrictEqual(seen, ["a PENDING", "a PROCESSING", "a COMPLETED"])
      assert.strictEqual(end, "done")
      assert.strictEqual(vendor.calls.length, 5)
    })
  })

  it.effect("ends for every terminal status, and goes on for one we do not know", () =>
    Effect.gen(function* () {
      for (const terminal of ["COMPLETED", "FAILED", "REJECTED"]) {
        const { end, seen } = yield* watching(going({ a: [terminal] }), "a", "1 minute")
        assert.deepStrictEqual([seen, end], [[`a ${terminal}`], "done"])
      }
      const known = yield* watching(going({ a: ["PENDING", "REJECTED"] }), "a", "1 hour")
      assert.deepStrictEqual([known.seen, known.end], [["a PENDING", "a REJECTED"], "done"])
      const vendor = going({ a: ["SETTLING", "SETTLING", "PROCESSING", "COMPLETED"] })
      const unknown = yield* watching(vendor, "a", "1 hour")
      assert.deepStrictEqual([unknown.seen, unknown.end], [["a SETTLING", "a PROCESSING", "a COMPLETED"], "done"])
      const stuck = yield* watching(going({ a: ["SETTLING"] }), "a", "3 hours")
      assert.deepStrictEqual([stuck.seen, stuck.end], [["a SETTLING"], "going on"])
    })
  )

  it.effect("nothing ends at once, and repeated ids count once", () =>
    Effect.gen(function* () {
      const nothing = going({})
      assert.deepStrictEqual(yield* watching(nothing, [], "1 second"), { seen: [], end: "done" })
      assert.strictEqual(nothing.calls.length, 0)
      const { seen } = yield* watching(going({ a: ["FAILED"] }), ["a", "a"], "1 minute")
      assert.deepStrictEqual(seen, ["a FAILED"])
    })
  )

  it.effect("many asks for up to 100 at a time, and no longer for those that are done", () => {
    const ids = Array.from({ length: 150 }, (_, index) => `id-${index}`)
    const vendor = going(
      Object.fromEntries(
        ids.map((id, index) => [id, index < 149 ? ["COMPLETED"] : ["PROCESSING", "PROCESSING", "COMPLETED"]])
      )
    )
    return Effect.gen(function* () {
      const { end, seen } = yield* watching(vendor, ids, "1 hour")
      assert.strictEqual(end, "done")
      assert.strictEqual(seen.length, 151)
      assert.deepStrictEqual(
        vendor.calls.map((sent) => sent.query.filter(([key]) => key === "orchestration_id").length),
        [100, 50, 0, 0]
      )
    })
  })

  it.effect("asks ever more slowly: PENDING down to minutes, PROCESSING to seconds", () =>
    Effect.gen(function* () {
      for (const [status, longest] of [
        ["PENDING", 300_000],
        ["PROCESSING", 15_000],
        ["SOMETHING_NEW", 15_000]
      ] as const) {
        const vendor = going({ a: [status] })
        yield* watching(vendor, "a", "90 minutes")
        const gaps = vendor.calls.slice(1).map((sent, index) => sent.atMs - vendor.calls[index]!.atMs)
        assert.isAtMost(gaps[0]!, 1_200)
        assert.isAtMost(Math.max(...gaps), longest * 1.2)
        assert.isAtLeast(gaps.at(-1)!, longest)
      }
    })
  )

  it.effect("outlives errors that pass by themselves", () => {
    const vendor = going({ a: ["PROCESSING", "COMPLETED"] }, (count) =>
      count >= 2 && count <= 25 ? (count % 2 === 0 ? { status: 503 } : "reset") : undefined
    )
    return Effect.gen(function* () {
      const { end, seen } = yield* watching(vendor, "a", "1 hour")
      assert.deepStrictEqual([seen, end], [["a PROCESSING", "a COMPLETED"], "done"])
    })
  })

  it.effect("waits as long as a 429 says", () => {
    const vendor = going({ a: ["PROCESSING", "COMPLETED"] }, (count) =>
      count === 2 ? { status: 429, headers: { "retry-after": "200" } } : undefined
    )
    return Effect.gen(function* () {
      const { end } = yield* watching(vendor, "a", "1 hour")
      assert.strictEqual(end, "done")
      assert.isAtLeast(vendor.calls[2]!.atMs - vendor.calls[1]!.atMs, 200_000)
    })
  })

  it.effect("gives up when an outage lasts, and at once when the vendor refuses", () =>
    Effect.gen(function* () {
      const down = yield* watching(
        going({}, () => ({ status: 503 })),
        "a",
        "20 minutes"
      )
      assert.deepStrictEqual([down.seen, down.end], [[], "Unavailable"])
      for (const [reply, end] of [
        [Vendor.problem(403), "Forbidden"],
        [Vendor.problem(410), "Gone"]
      ] as const) {
        const refused = yield* watching(
          going({ a: ["PROCESSING"] }, (count) => (count === 2 ? reply : undefined)),
          "a",
          "1 minute"
        )
        assert.deepStrictEqual([refused.seen, refused.end], [["a PROCESSING"], end])
      }
    })
  )

  it.effect("asks again for an id that is not visible yet, and says so when it never becomes visible", () =>
    Effect.gen(function* () {
      const late = going({ a: [Vendor.problem(404), Vendor.problem(404), "PROCESSING", "COMPLETED"] })
      const seenLate = yield* watching(late, "a", "1 hour")
      assert.deepStrictEqual([seenLate.seen, seenLate.end], [["a PROCESSING", "a COMPLETED"], "done"])
      const vendor = going({ a: ["PROCESSING"] })
      const { end, seen } = yield* watching(vendor, ["a", "missing"], "1 hour")
      assert.deepStrictEqual([seen, end], [["a PROCESSING"], "NotFound"])
      const lastedMs = vendor.calls.at(-1)!.atMs - vendor.calls[0]!.atMs
      assert.isAtLeast(lastedMs, 60_000)
      assert.isAtMost(lastedMs, 90_000)
    })
  )

  it.effect("does not tell an older status after a newer one", () => {
    const vendor = going({ a: ["PROCESSING", "PENDING", "PROCESSING", "COMPLETED"] })
    return Effect.gen(function* () {
      const { seen } = yield* watching(vendor, "a", "1 hour")
      assert.deepStrictEqual(seen, ["a PROCESSING", "a COMPLETED"])
    })
  })

  it.effect("waits as long as a layer without a budget of its own says", () => {
    const at: Array<number> = []
    const limited = new PaxosError.PaxosError({
      operation: "GetOrchestration",
      reason: new PaxosError.RateLimited({ retryAfterMs: 200_000 }),
      sent: false
    })
    return Effect.gen(function* () {
      const { end } = yield* watchingGet((nowMs) => {
        at.push(nowMs)
        return at.length === 1 ? limited : "COMPLETED"
      }, "1 hour")
      assert.strictEqual(end, "done")
      assert.strictEqual(at.length, 2)
      assert.isAtLeast(at[1]! - at[0]!, 200_000)
    })
  })

  it.effect("counts the time of being invisible anew after each time it was visible", () =>
    Effect.gen(function* () {
      const journey = (nowMs: number) =>
        nowMs < 40_000 || (nowMs > 70_000 && nowMs < 110_000) ? missing : nowMs < 120_000 ? "PROCESSING" : "COMPLETED"
      const { end, seen } = yield* watchingGet(journey, "1 hour")
      assert.deepStrictEqual([seen, end], [["PROCESSING", "COMPLETED"], "done"])
    })
  )
})

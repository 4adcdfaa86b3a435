/** Following over the sandbox: the vendor's real shapes, with approvals, failures, faults and awkward events. */
import { assert, describe, it } from "@effect/vitest"
import * as Orchestrations from "@segue/core/Orchestrations"
import * as OrchestrationsHttp from "@segue/core/OrchestrationsHttp"
import * as PaxosHttp from "@segue/core/PaxosHttp"
import * as Doorbell from "@segue/follow/Doorbell"
import * as Follower from "@segue/follow/Follower"
import * as Reconciliation from "@segue/follow/Reconciliation"
import { Store } from "@segue/follow/Store"
import * as StoreMemory from "@segue/follow/StoreMemory"
import * as Sandbox from "@segue/sandbox/Sandbox"
import { Effect, Fiber, Layer, Random, Redacted } from "effect"
import { TestClock } from "effect/testing"

const START_MS = Date.UTC(2026, 10, 22, 12)

/** Runs something that takes virtual time to its end. */
const during = <A, E, R>(effect: Effect.Effect<A, E, R>, time: `${number} seconds`) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(effect)
    yield* TestClock.adjust(time)
    return yield* Fiber.join(fiber)
  })

const vendor = OrchestrationsHttp.layer.pipe(
  Layer.provide(
    PaxosHttp.layer({
      apiUrl: Sandbox.BASE_URL,
      tokenUrl: Sandbox.TOKEN_URL,
      clientId: "sandbox",
      clientSecret: Redacted.make("sandbox"),
      scopes: ["orchestration:read_orchestration", "orchestration:write_orchestration", "events:read_event"]
    })
  ),
  Layer.provideMerge(Sandbox.layer({ seed: 3 }))
)

const everything = Follower.layer.pipe(
  Layer.provideMerge(Layer.mergeAll(vendor, Doorbell.layer, Layer.fresh(StoreMemory.layer)))
)

const create = (ref_id: string, amount = "5.00") =>
  Effect.gen(function* () {
    const { id } = (yield* Sandbox.Service).control.state().profiles[0]!
    const side = { profile: { profile_id: id } }
    const outcome = yield* (yield* Orchestrations.Orchestrations).create({
      ref_id,
      source_amount: amount,
      source_asset: "USD",
      destination_asset: "PYUSD",
      source: side,
      destination: side
    })
    return outcome._tag === "Created" ? outcome.orchestration.id : yield* Effect.die(new Error(outcome._tag))
  })

const statuses = Effect.gen(function* () {
  const byId = new Map<string, Array<string>>()
  for (const { id, status } of yield* (yield* Store).changes(0, 100_000)) {
    byId.set(id, [...(byId.get(id) ?? []), status])
  }
  return byId
})

/** Small steps: answers of the sandbox are read with promises, which virtual time does not wait for. */
const pass = (seconds: number) =>
  Effect.repeat(Effect.andThen(TestClock.adjust("250 millis"), TestClock.withLive(Effect.sleep("1 millis"))), {
    times: seconds * 4
  })

const start = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.andThen(TestClock.setTime(START_MS), Random.withSeed(effect, "sandbox"))

describe("following the sandbox", () => {
  it.effect("tells every final status once, whatever becomes of the events", () =>
    start(
      Effect.gen(function* () {
        yield* Follower.Follower
        const { control } = yield* Sandbox.Service
        control.faults.events({ duplicate: 0.4, reorder: 0.5, visibleAfterMs: 1_500 })
        yield* pass(5)
        const ids: Array<string> = []
        for (let index = 0; index < 40; index++) ids.push(yield* during(create(`r${index}`), "1 seconds"))
        yield* pass(30)
        const told = yield* statuses
        for (const id of ids) {
          const mine = told.get(id) ?? []
          assert.strictEqual(mine.filter((status) => status === "COMPLETED").length, 1, id)
          assert.strictEqual(mine.at(-1), "COMPLETED")
        }
        assert.deepStrictEqual(control.ledger.check(), [])
      }).pipe(Effect.provide(everything))
    )
  )

  it.effect("tells approvals, rejections and failures", () =>
    start(
      Effect.gen(function* () {
        yield* Follower.Follower
        const { control } = yield* Sandbox.Service
        control.approvals.policy({ orchestrations: true })
        control.settings.set({ profileLegDelayMs: 60_000 })
        yield* pass(2)
        const [yes, no, bad] = yield* during(Effect.all([create("yes"), create("no"), create("bad")]), "2 seconds")
        yield* pass(30)
        control.approvals.approve(yes)
        control.approvals.reject(no)
        control.approvals.approve(bad)
        control.orchestrations.fail(bad)
        yield* pass(100)
        const told = yield* statuses
        assert.deepStrictEqual(told.get(yes), ["PENDING", "PROCESSING", "COMPLETED"])
        assert.deepStrictEqual(told.get(no), ["PENDING", "REJECTED"])
        assert.deepStrictEqual(
          told.get(bad)?.filter((status) => status !== "PROCESSING"),
          ["PENDING", "FAILED"]
        )
      }).pipe(Effect.provide(everything))
    )
  )

  it.effect("goes on through refused, cut and stale answers; afterwards nothing differs", () =>
    start(
      Effect.gen(function* () {
        yield* Follower.Follower
        const { control } = yield* Sandbox.Service
        yield* pass(2)
        for (const rule of [
          { operation: "ListEvents", probability: 0.3, status: 503 as const },
          { operation: "ListEvents", probability: 0.2, truncate: 0.5 },
          { operation: "ListOrchestrations", probability: 0.3, reset: true },
          { operation: "GetOrchestration", probability: 0.5, staleMs: 600 }
        ]) {
          control.faults.add(rule)
        }
        const ids: Array<string> = []
        for (let index = 0; index < 15; index++) ids.push(yield* during(create(`r${index}`), "5 seconds"))
        yield* pass(60)
        control.faults.clear()
        yield* pass(60)
        const told = yield* statuses
        for (const id of ids) assert.strictEqual(told.get(id)?.at(-1), "COMPLETED", id)
        yield* TestClock.adjust("10 minutes")
        const fiber = yield* Effect.forkChild(Reconciliation.run())
        yield* pass(5)
        const { compared, differences } = yield* fiber.pollUnsafe()!
        assert.deepStrictEqual([compared, differences], [15, []])
      }).pipe(Effect.provide(everything))
    )
  )
})

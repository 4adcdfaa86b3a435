/** Delivery against a target that misbehaves, over a real database; real time, because the database's clock counts. */
import { assert, describe, it } from "@effect/vitest"
import { Follower, type Health } from "@segue/follow/Follower"
import type { Change } from "@segue/follow/Store"
import { Clock, Effect, Layer, Logger, Redacted, Result } from "effect"

import * as Bot from "../../src/Bot.ts"
import { explain } from "../../src/commands/explain.ts"
import { type Config, load } from "../../src/config/Config.ts"
import * as Delivery from "../../src/delivery/Delivery.ts"
import { Outbox } from "../../src/outbox/Outbox.ts"
import * as Judging from "../../src/routing/Judging.ts"
import type * as Stuck from "../../src/routing/Stuck.ts"
import { NotifyError, type Notifier } from "../../src/targets/Notifier.ts"
import * as slack from "../../src/targets/slack.ts"
import { change } from "../support/changes.ts"
import { freshDatabase } from "../support/server.ts"
import * as Slack from "../support/Slack.ts"

const LEASE_MS = 1_200
const POLL_MS = 20

const database = Effect.acquireRelease(
  Effect.promise(() => freshDatabase()),
  ({ drop }) => Effect.promise(() => drop())
)

const configAt = (url: string): Config => Result.getOrThrow(load("config", undefined, { SEGUE_DATABASE_URL: url }))

const quiet = Logger.layer([])

const until = (what: string, holds: Effect.Effect<boolean, unknown, Outbox>) =>
  Effect.gen(function* () {
    for (let turn = 0; turn < 1_000; turn++) {
      if (yield* holds) return
      yield* Effect.sleep(POLL_MS)
    }
    assert.fail(`never: ${what}`)
  })

/** Has a change told to targets, as the reader does. */
const tell = (one: Change, ...targets: ReadonlyArray<string>) =>
  Effect.flatMap(Outbox, (outbox) =>
    outbox.advance(() =>
      Effect.succeed({
        routed: [{ change: one, targets: new Map(targets.map((name) => [name, "everything"])) }],
        sequence: one.sequence
      })
    )
  )

const states = Effect.flatMap(Outbox, (outbox) =>
  Effect.map(outbox.counts, (rows) => rows.map(({ count, state, target }) => `${target} ${state} ${count}`))
)

const teamAt = (stood: Slack.Slack): Notifier => ({
  ...slack.make("team", { type: "slack", channel: Slack.channel, apiUrl: stood.apiUrl }, Redacted.make(Slack.token)),
  gapMs: 0
})

const stand = Effect.acquireDisposable(Effect.promise(() => Slack.listen()))

const surroundings = { environment: "test", timeZone: "UTC", statusPage: undefined, metadataKeys: [] }

const deliver = (...notifiers: ReadonlyArray<Notifier>) =>
  Effect.forEach(
    notifiers,
    (notifier) => Effect.forkScoped(Delivery.run({ notifier, surroundings, pollMs: POLL_MS, leaseMs: LEASE_MS })),
    { discard: true }
  )

const processing = (sequence: number, id: string) => change({ sequence, id }, { id })
const failed = (sequence: number, id: string) => change({ sequence, id, kind: "advance", status: "FAILED" }, { id })

describe("Delivery", () => {
  it.live("after failures goes on with the newest state only, and other targets do not wait", () =>
    Effect.gen(function* () {
      const [stood, { url }] = [yield* stand, yield* database]
      const taken: Array<string> = []
      const other: Notifier = {
        name: "other",
        canEdit: false,
        canReply: false,
        gapMs: 0,
        send: (view) =>
          Effect.as(
            Effect.sync(() => taken.push(view.status)),
            {}
          ),
        update: () => Effect.die("never"),
        reply: () => Effect.die("never")
      }
      yield* Effect.gen(function* () {
        yield* (yield* Outbox).begin("now", 0)
        stood.faults.push({ type: "limited", retryAfter: 2 })
        yield* tell(processing(1, "a"), "team", "other")
        yield* deliver(teamAt(stood), other)
        yield* until(
          "the other target is told",
          Effect.sync(() => taken.length === 1)
        )
        yield* until(
          "the limit was met",
          Effect.sync(() => stood.calls.length === 1)
        )
        yield* tell(failed(2, "a"), "team", "other")
        yield* until(
          "both are told of the end",
          Effect.sync(() => taken.length === 2 && stood.posts().length === 1)
        )
        assert.deepStrictEqual(taken, ["PROCESSING", "FAILED"])
        // Its first message says the end: nothing older is sent, and a reply would say the same.
        assert.match(stood.posts()[0]!.texts[0]!, /FAILED/u)
        yield* until(
          "nothing waits",
          Effect.map(states, (all) => all.every((one) => !one.includes("waiting")))
        )
        assert.deepStrictEqual(yield* states, ["other shown 2", "team needless 1", "team shown 1"])
        assert.strictEqual(stood.messages.length, 1)
      }).pipe(Effect.provide(Bot.database(configAt(url))))
    }).pipe(Effect.provide(quiet))
  )

  it.live("posts anew what was deleted, keeps what is refused, and redrives it", () =>
    Effect.gen(function* () {
      const [stood, { url }] = [yield* stand, yield* database]
      const config = configAt(url)
      yield* Effect.gen(function* () {
        const outbox = yield* Outbox
        yield* outbox.begin("now", 0)
        yield* tell(processing(1, "a"), "team")
        yield* deliver(teamAt(stood))
        yield* until(
          "it is posted",
          Effect.map(states, (all) => all.join() === "team shown 1")
        )
        stood.messages.length = 0
        yield* tell(failed(2, "a"), "team")
        yield* until(
          "it is posted anew",
          Effect.sync(() => stood.posts().length === 1)
        )
        assert.match(stood.posts()[0]!.texts[0]!, /FAILED/u)
        stood.faults.push(Slack.failure("invalid_blocks"))
        yield* tell(processing(3, "b"), "team")
        yield* until(
          "it is refused",
          Effect.map(states, (all) => all.includes("team dead 1"))
        )
        const told = yield* outbox.told("b")
        assert.deepStrictEqual(
          told.map(({ failure, route, state }) => [route, state, failure]),
          [["everything", "dead", "Slack (team) answered invalid_blocks"]]
        )
        // What cannot even be rendered is set aside, and the next one is told.
        yield* tell(change({ sequence: 4, id: "c", observed_at: "never" }, { id: "c" }), "team")
        yield* tell(processing(5, "d"), "team")
        yield* until(
          "the next one is told",
          Effect.sync(() => stood.posts().length === 2)
        )
        const [broken] = yield* outbox.told("c")
        assert.match(broken!.failure!, /a bug: /u)
        yield* tell({ ...failed(6, "c") }, "team")
        yield* until(
          "its newer state is told",
          Effect.sync(() => stood.posts().length === 3)
        )
        assert.strictEqual(yield* outbox.redrive("elsewhere"), 0)
        assert.strictEqual(yield* outbox.redrive(), 1)
        yield* until(
          "it is told",
          Effect.sync(() => stood.posts().length === 4)
        )
      }).pipe(Effect.provide(Bot.database(config)))
      const missing = yield* Effect.flip(Effect.scoped(explain.run(config, ["nobody"])))
      assert.match(missing.message, /nobody is no id and no ref_id/u)
    }).pipe(Effect.provide(quiet))
  )

  it.live("is done by one of two replicas, and by the other when that one is gone", () =>
    Effect.gen(function* () {
      const [stood, { url }] = [yield* stand, yield* database]
      let calls = 0
      const counting = (name: string): Notifier => ({
        ...teamAt(stood),
        send: (view, key) => {
          calls += 1
          return name === "first"
            ? Effect.fail(new NotifyError({ kind: "refused", message: "the first one's" }))
            : teamAt(stood).send(view, key)
        }
      })
      yield* Effect.gen(function* () {
        yield* (yield* Outbox).begin("now", 0)
        yield* Effect.scoped(
          Effect.gen(function* () {
            yield* deliver(counting("first"))
            yield* tell(processing(1, "a"), "team")
            yield* until(
              "the first one works",
              Effect.sync(() => calls === 1)
            )
            yield* deliver(counting("second"))
            yield* tell(processing(2, "b"), "team")
            yield* until(
              "the first one works on",
              Effect.sync(() => calls === 2)
            )
            assert.strictEqual(stood.messages.length, 0)
          })
        )
        yield* deliver(counting("second"))
        yield* (yield* Outbox).redrive("team")
        yield* until(
          "the second one told both",
          Effect.sync(() => stood.posts().length === 2)
        )
        assert.strictEqual(calls, 4)
      }).pipe(Effect.provide(Bot.database(configAt(url))))
    }).pipe(Effect.provide(quiet))
  )
})

describe("Stuck", () => {
  const limits: Stuck.Limits = {
    timeZone: "UTC",
    bankHours: undefined,
    routes: [{ name: "everything", targets: ["team"], stuckAfterMinutes: { PENDING: 120, PROCESSING: 60 } }]
  }
  const heardAgoMs = (ms: number, pending: Health = {}) =>
    Layer.effect(
      Follower,
      Effect.map(Clock.currentTimeMillis, (nowMs) =>
        Follower.of({
          health: Effect.succeed({ tail: {}, deep: {}, pending, safety: {}, looks: {} }),
          asOfMs: Effect.succeed(nowMs - ms)
        })
      )
    )

  it.live("is said once for a state, in the thread, not when it is over, and not while the vendor is away", () =>
    Effect.gen(function* () {
      const [stood, { url }] = [yield* stand, yield* database]
      const nowMs = yield* Clock.currentTimeMillis
      const agedMinutes = (sequence: number, id: string, minutes: number, status = "PROCESSING") =>
        change({ sequence, id, status }, { id, created_at: new Date(nowMs - minutes * 60_000).toISOString() })
      yield* Effect.gen(function* () {
        yield* (yield* Outbox).begin("now", 0)
        yield* tell(agedMinutes(1, "old", 61), "team")
        yield* tell(agedMinutes(2, "young", 59), "team")
        yield* tell(agedMinutes(3, "patient", 119, "PENDING"), "team")
        yield* tell(agedMinutes(4, "ended", 600), "team")
        yield* tell(agedMinutes(5, "done", 600, "COMPLETED"), "team")
        const look = (agoMs: number, pending?: Health) =>
          Effect.map(Effect.provide(Judging.look(limits), heardAgoMs(agoMs, pending)), ({ stuck }) => stuck)
        assert.strictEqual(yield* look(60_000), 0)
        assert.strictEqual(yield* look(100, { failing: { sinceMs: nowMs, message: "refused" } }), 0)
        assert.strictEqual(yield* look(100), 2)
        assert.strictEqual(yield* look(100), 0)
        yield* tell(failed(6, "ended"), "team")
        yield* deliver(teamAt(stood))
        const isQuiet = Effect.map(states, (all) => all.every((one) => /shown|needless/u.test(one)))
        yield* until("all is told", isQuiet)
        const stuck = stood.messages.filter(({ texts }) => texts[0]!.includes("STUCK"))
        assert.strictEqual(stuck.length, 1)
        assert.match(stuck[0]!.texts[0]!, /STUCK, PROCESSING: .*Do not send it again/u)
        const parent = stood.posts().find(({ ts }) => ts === stuck[0]!.threadTs)
        assert.include(JSON.stringify(parent!.blocks), "old")
      }).pipe(Effect.provide(Bot.database(configAt(url))))
    }).pipe(Effect.provide(quiet))
  )
})

describe("Digests", () => {
  it.live("tell many changes in one message, edited as more come, with what failed by name", () =>
    Effect.gen(function* () {
      const [stood, { url }] = [yield* stand, yield* database]
      yield* Effect.gen(function* () {
        const outbox = yield* Outbox
        yield* outbox.begin("now", 0)
        const tellAll = (from: number, count: number) =>
          outbox.advance(() =>
            Effect.succeed({
              routed: Array.from({ length: count }, (_, index) => {
                const [sequence, id] = [from + index, `id-${from + index}`]
                const status = sequence % 25 === 0 ? "FAILED" : "COMPLETED"
                return {
                  change: change({ sequence, id, status }, { id }),
                  targets: new Map([["team", "everything"]])
                }
              }),
              sequence: from + count - 1
            })
          )
        yield* tellAll(1, 100)
        yield* Effect.forkScoped(
          Delivery.run({
            notifier: { ...teamAt(stood), gapMs: 20 },
            surroundings,
            pollMs: POLL_MS,
            leaseMs: LEASE_MS,
            digestAbove: 10
          })
        )
        const said = Effect.sync(() => stood.messages.map(({ texts }) => texts.at(-1)!))
        yield* until(
          "they are told",
          Effect.map(said, (texts) => texts.some((text) => text.includes("96 COMPLETED, 4 FAILED")))
        )
        yield* tellAll(101, 50)
        yield* until(
          "more are told in the same message",
          Effect.map(said, (texts) => texts.some((text) => text.includes("144 COMPLETED, 6 FAILED")))
        )
        assert.strictEqual(stood.messages.length, 1)
        const shown = JSON.stringify(stood.messages[0]!.blocks)
        for (const number of [25, 50, 75, 100]) assert.include(shown, `id-${number}:`)
        yield* until(
          "nothing waits",
          Effect.map(states, (all) => all.every((state) => /shown|digested|needless/u.test(state)))
        )
      }).pipe(Effect.provide(Bot.database(configAt(url))))
    }).pipe(Effect.provide(quiet))
  )
})

describe("pauses", () => {
  it("grow, respect the target's word, and leave a broken target alone for a minute", () => {
    const failure = (kind: NotifyError["kind"], retryAfterMs?: number) =>
      new NotifyError({ kind, message: "m", ...(retryAfterMs === undefined ? {} : { retryAfterMs }) })
    assert.deepStrictEqual(
      [1, 2, 3, 20].map((failures) => Delivery.pauseMs(failure("retryable"), failures)),
      [1_000, 2_000, 4_000, 60_000]
    )
    assert.strictEqual(Delivery.pauseMs(failure("rate-limited", 90_000), 1), 90_000)
    assert.strictEqual(Delivery.pauseMs(failure("target"), 1), 60_000)
  })
})

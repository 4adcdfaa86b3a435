/** What a bot says of itself, over a real database that goes away in the end. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Logger, Result } from "effect"

import * as Bot from "../src/Bot.ts"
import { load } from "../src/config/Config.ts"
import * as Delivery from "../src/delivery/Delivery.ts"
import * as Health from "../src/Health.ts"
import { Outbox } from "../src/outbox/Outbox.ts"
import { NotifyError, type Notifier } from "../src/targets/Notifier.ts"
import { change } from "./support/changes.ts"
import { freshDatabase } from "./support/server.ts"

const settings = JSON.stringify({ health: { port: 0 }, targets: { team: { type: "console" } } })

/** The value of a figure; labels in any order, all of them. */
const figure = (text: string, name: string, labels: Readonly<Record<string, string>> = {}): number | undefined => {
  const line = text
    .split("\n")
    .find(
      (one) =>
        one.startsWith(Object.keys(labels).length === 0 ? `${name} ` : `${name}{`) &&
        Object.entries(labels).every(([key, value]) => one.includes(`${key}="${value}"`))
    )
  return line === undefined ? undefined : Number(line.split(" ").at(-1))
}

describe("health", () => {
  it.live("tells what waits, what was told and refused, and whether the database answers", () =>
    Effect.gen(function* () {
      const database = yield* Effect.promise(() => freshDatabase())
      const config = Result.getOrThrow(load("config", settings, { SEGUE_DATABASE_URL: database.url }))
      yield* Effect.gen(function* () {
        const outbox = yield* Outbox
        yield* outbox.begin("now", 0)
        const port = (yield* Health.listen(config))!
        const get = (path: string) => Effect.promise(() => fetch(`http://127.0.0.1:${port}${path}`))
        const metrics = Effect.flatMap(get("/metrics"), (answer) => Effect.promise(() => answer.text()))
        const tell = (sequence: number, id: string) =>
          outbox.advance(() =>
            Effect.succeed({
              routed: [{ change: change({ sequence, id }, { id }), targets: new Map([["team", "everything"]]) }],
              sequence
            })
          )
        yield* tell(1, "a")
        yield* tell(2, "b")
        assert.strictEqual(figure(yield* metrics, "segue_bot_queue_depth", { target: "team" }), 2)
        const refusals: Array<NotifyError> = [
          new NotifyError({ kind: "rate-limited", message: "slower", retryAfterMs: 10 }),
          new NotifyError({ kind: "refused", message: "never" })
        ]
        const team: Notifier = {
          name: "team",
          canEdit: true,
          canReply: true,
          gapMs: 0,
          send: () => {
            const refusal = refusals.shift()
            return refusal === undefined ? Effect.succeed({ ts: "1" }) : Effect.fail(refusal)
          },
          update: (ref) => Effect.succeed(ref),
          reply: () => Effect.die("never")
        }
        yield* Effect.forkScoped(Delivery.run({ notifier: team, surroundings: config, pollMs: 20, leaseMs: 1_200 }))
        const until = (what: string, holds: (text: string) => boolean) =>
          Effect.gen(function* () {
            for (let turn = 0; turn < 1_000; turn++) {
              const text = yield* metrics
              if (holds(text)) return text
              yield* Effect.sleep(20)
            }
            return assert.fail(`never: ${what}`)
          })
        const text = yield* until(
          "both are dealt with",
          (now) =>
            figure(now, "segue_bot_told_total", { target: "team", how: "sent" }) === 1 &&
            figure(now, "segue_bot_dead_letters", { target: "team" }) === 1 &&
            // It is counted as told before its row says so.
            figure(now, "segue_bot_queue_depth", { target: "team" }) === 0 &&
            figure(now, "segue_bot_lag_seconds_count", { target: "team" }) === 1
        )
        assert.strictEqual(figure(text, "segue_bot_failures_total", { target: "team", kind: "rate-limited" }), 1)
        assert.strictEqual(figure(text, "segue_bot_failures_total", { target: "team", kind: "refused" }), 1)
        assert.strictEqual(figure(text, "segue_bot_reader_behind"), 0)
        assert.strictEqual(figure(text, "segue_orchestrations_open"), 0)
        // The same again is not sent: the message says it already.
        yield* tell(3, "b")
        yield* until(
          "it is skipped",
          (now) => figure(now, "segue_bot_told_total", { target: "team", how: "skipped" }) === 1
        )
        assert.strictEqual(figure(yield* metrics, "segue_bot_told_total", { target: "team", how: "edited" }), undefined)

        assert.strictEqual((yield* get("/healthz")).status, 200)
        assert.strictEqual((yield* get("/readyz")).status, 200)
        for (const path of ["/elsewhere", "//", "//elsewhere/healthz"]) {
          assert.strictEqual((yield* get(path)).status, 404, path)
        }
        yield* Effect.promise(() => database.drop())
        const down = yield* get("/readyz")
        assert.deepStrictEqual([down.status, yield* Effect.promise(() => down.json())], [503, { status: "down" }])
        assert.strictEqual((yield* get("/healthz")).status, 200)
        assert.strictEqual(figure(yield* metrics, "segue_bot_dead_letters", { target: "team" }), 1)
      }).pipe(Effect.scoped, Effect.provide(Bot.database(config)))
    }).pipe(Effect.provide(Logger.layer([])))
  )
})

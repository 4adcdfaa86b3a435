/** What goes when it is old, and what stays however old it is. */
import { PgClient } from "@effect/sql-pg"
import { assert, describe, it } from "@effect/vitest"
import type { Orchestration } from "@segue/core/Orchestration"
import { Store } from "@segue/follow/Store"
import { Effect, Logger, Result } from "effect"

import * as Bot from "../../src/Bot.ts"
import { load } from "../../src/config/Config.ts"
import * as Notices from "../../src/delivery/Notices.ts"
import { exactly, type Finding } from "../../src/knowledge/Finding.ts"
import * as Keeping from "../../src/knowledge/Keeping.ts"
import { Outbox } from "../../src/outbox/Outbox.ts"
import * as Trimming from "../../src/outbox/Trimming.ts"
import { Alarms } from "../../src/routing/Alarms.ts"
import * as Judging from "../../src/routing/Judging.ts"
import * as Routing from "../../src/routing/Routing.ts"
import { orchestration } from "../support/changes.ts"
import { database, deliver, keeping, until } from "../support/telling.ts"

const quiet = Logger.layer([])

const text = JSON.stringify({
  environment: "test",
  targets: { console: { type: "console" }, never: { type: "console" } },
  routes: [
    { name: "sent", match: { assets: ["USD"] }, targets: ["console"] },
    { name: "unsent", targets: ["never"] }
  ]
})

const finding = (key: string, isEvent = false): Finding => ({ key, title: key, fields: [], advice: "", isEvent })

const world = Effect.gen(function* () {
  const url = yield* database
  return Result.getOrThrow(load("config", text, { SEGUE_DATABASE_URL: url }))
})

type Config = Effect.Success<typeof world>

/** Tells of orchestrations as they are now. */
const tell = (config: Config, rows: ReadonlyArray<Partial<Orchestration> & { readonly id: string }>) =>
  Effect.gen(function* () {
    const [outbox, sql, store] = [yield* Outbox, yield* PgClient.PgClient, yield* Store]
    yield* outbox.begin("now", 0)
    const given = rows.map(
      (row) => ({ orchestration: orchestration({ ref_id: row.id, ...row }), origin: "event" }) as const
    )
    const changes = yield* store.apply(given)
    const routed = changes.map((change) => ({
      change,
      targets: Routing.targetsOf(config.routes, change.orchestration)
    }))
    yield* outbox.advance(
      () => Effect.succeed({ routed, sequence: changes.at(-1)?.sequence ?? 0 }),
      Judging.written(sql, config)
    )
  })

/** Makes everything that happened so far so many days older. */
const age = (days: number) =>
  Effect.flatMap(PgClient.PgClient, (sql) =>
    Effect.all(
      [
        sql`UPDATE bot_message SET shown_at = shown_at - make_interval(days => ${days}::int)`,
        sql`UPDATE bot_reply SET shown_at = shown_at - make_interval(days => ${days}::int)`,
        sql`UPDATE bot_alarm SET raised_at = raised_at - make_interval(days => ${days}::int),
          acknowledged_at = acknowledged_at - make_interval(days => ${days}::int)`,
        sql`UPDATE bot_finding SET found_at = found_at - make_interval(days => ${days}::int),
          over_at = over_at - make_interval(days => ${days}::int)`
      ],
      { discard: true }
    )
  )

const rowsOf = (table: string) =>
  Effect.flatMap(PgClient.PgClient, (sql) =>
    Effect.map(
      sql.unsafe<{ name: string }>(
        `SELECT DISTINCT ${table === "bot_finding" ? "key" : "orchestration_id"} AS name FROM ${table} ORDER BY 1`
      ),
      (rows) => rows.map(({ name }) => name)
    )
  )

const isDelivered = Effect.gen(function* () {
  const outbox = yield* Outbox
  for (let turn = 0; turn < 1_500; turn++) {
    const left = (yield* outbox.counts).filter(
      ({ state, target }) => target === "console" && (state === "waiting" || state === "sending")
    )
    if (left.length === 0) return
    yield* Effect.sleep(20)
  }
  assert.fail("never delivered")
})

describe("trimming", () => {
  it.live("lets go what is final, told, old and waited for by nobody, and nothing else", () =>
    Effect.gen(function* () {
      const config = yield* world
      const { notifier, posts } = keeping()
      yield* Effect.gen(function* () {
        yield* deliver({ ...notifier, reply: (ref) => Effect.succeed(ref) }, config)
        yield* tell(config, [
          { id: "done", status: "COMPLETED" },
          { id: "running", status: "PROCESSING" },
          { id: "unknown", status: "HELD" },
          { id: "failed", status: "FAILED" },
          { id: "looked-after", status: "FAILED" },
          { id: "contradicted", status: "COMPLETED" },
          { id: "given-up", status: "COMPLETED" },
          { id: "reply-given-up", status: "COMPLETED" },
          { id: "unsent", status: "COMPLETED", source_asset: "PYUSD", destination_asset: "PYUSD" }
        ])
        yield* tell(config, [{ id: "contradicted", status: "FAILED" }])
        yield* (yield* Alarms).acknowledge("looked-after", "ada")
        const keep = (...found: ReadonlyArray<Finding>) => Keeping.keep("differences", ["console"], exactly(found))
        yield* keep(finding("over"), finding("open"), finding("event", true))
        yield* keep(finding("open"))
        yield* Notices.open(["console"], { since: "2026-11-22T15:10:00Z", message: "away", asOf: undefined })
        yield* isDelivered
        const sql = yield* PgClient.PgClient
        yield* sql`UPDATE bot_message SET state = 'dead' WHERE orchestration_id = 'given-up'`
        yield* sql`INSERT INTO bot_reply (target, orchestration_id, sequence, told, state)
          VALUES ('console', 'reply-given-up', 99, '{}', 'dead')`

        const nothing = { messages: 0, alarms: 0, findings: 0 }
        assert.deepStrictEqual(yield* Trimming.trim(90), nothing)
        yield* age(89)
        assert.deepStrictEqual(yield* Trimming.trim(90), nothing)
        yield* age(2)
        yield* tell(config, [{ id: "young", status: "COMPLETED" }])
        yield* isDelivered
        assert.deepStrictEqual(yield* Trimming.trim(90), { messages: 4, alarms: 1, findings: 2 })
        assert.deepStrictEqual(yield* Trimming.trim(90), nothing)
        assert.deepStrictEqual(yield* rowsOf("bot_message"), [
          "contradicted",
          "failed",
          "finding-2",
          "given-up",
          "reply-given-up",
          "running",
          "source-away-2026-11-22T15:10:00Z",
          "unknown",
          "unsent",
          "young"
        ])
        assert.notInclude(yield* rowsOf("bot_reply"), "done")
        assert.deepStrictEqual(yield* rowsOf("bot_alarm"), ["contradicted", "failed"])
        assert.deepStrictEqual(yield* rowsOf("bot_finding"), ["open"])

        // What happens to it all the same is told, in a message of its own.
        const before = posts.length
        yield* tell(config, [{ id: "done", status: "FAILED" }])
        yield* until("it is told", () => posts.slice(before).some((post) => post.startsWith("CONTRADICTION, FAILED")))
        // And what is over goes later.
        yield* Notices.close("2026-11-22T15:20:00Z")
        yield* keep()
        yield* (yield* Alarms).acknowledge("failed", "ada")
        yield* isDelivered
        yield* age(91)
        const { alarms, findings } = yield* Trimming.trim(90)
        assert.deepStrictEqual([alarms, findings], [1, 1])
        assert.deepStrictEqual(yield* rowsOf("bot_message"), [
          "contradicted",
          "done",
          "given-up",
          "reply-given-up",
          "running",
          "unknown",
          "unsent"
        ])
      }).pipe(Effect.scoped, Effect.provide(Bot.database(config)))
    }).pipe(Effect.provide(quiet))
  )

  it.live("goes on until all that may go is gone", () =>
    Effect.gen(function* () {
      const config = yield* world
      yield* Effect.gen(function* () {
        const sql = yield* PgClient.PgClient
        yield* sql`INSERT INTO bot_message (target, orchestration_id, route, wanted_sequence, wanted, state, shown_at)
          SELECT 'console', concat('o-', n), 'sent', n, '{"status":"COMPLETED","kind":"advance"}', 'shown',
            clock_timestamp() - interval '1 year' FROM generate_series(1, 5000) n`
        assert.strictEqual((yield* Trimming.trim(90)).messages, 5_000)
        assert.deepStrictEqual(yield* rowsOf("bot_message"), [])
      }).pipe(Effect.provide(Bot.database(config)))
    }).pipe(Effect.provide(quiet))
  )
})

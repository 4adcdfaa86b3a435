import { PgClient } from "@effect/sql-pg"
import { assert, describe, it } from "@effect/vitest"
import { Store } from "@segue/follow/Store"
import { Effect, Logger, Result } from "effect"

import * as Bot from "../../src/Bot.ts"
import { explain } from "../../src/commands/explain.ts"
import { load } from "../../src/config/Config.ts"
import { Outbox } from "../../src/outbox/Outbox.ts"
import { Alarms } from "../../src/routing/Alarms.ts"
import * as Judging from "../../src/routing/Judging.ts"
import * as Routing from "../../src/routing/Routing.ts"
import { Silences } from "../../src/routing/Silences.ts"
import * as Stuck from "../../src/routing/Stuck.ts"
import { orchestration } from "../support/changes.ts"
import { freshDatabase } from "../support/server.ts"

const text = `{
  "environment": "test",
  "routes": [
    { "name": "euros", "match": { "assets": ["EUR"] }, "targets": ["console"] },
    { "name": "all", "targets": ["console"] }
  ]
}`

describe("explain", () => {
  it.live("says which route and why, what was told, and what a message says now", () =>
    Effect.gen(function* () {
      const { url } = yield* Effect.acquireRelease(
        Effect.promise(() => freshDatabase()),
        ({ drop }) => Effect.promise(() => drop())
      )
      const config = Result.getOrThrow(load("config", text, { SEGUE_DATABASE_URL: url }))
      const row = orchestration({ status: "FAILED", fail_reason: { detail: "no liquidity" } })
      yield* Effect.gen(function* () {
        const [outbox, store] = [yield* Outbox, yield* Store]
        yield* outbox.begin("now", 0)
        const changes = yield* store.apply([{ orchestration: row, origin: "event" }])
        const routed = changes.map((change) => ({ change, targets: Routing.targetsOf(config.routes, row) }))
        yield* outbox.advance(() => Effect.succeed({ routed, sequence: 1 }))
      }).pipe(Effect.provide(Bot.database(config)))
      for (const key of [row.id, row.ref_id!]) {
        const said = yield* Effect.scoped(explain.run(config, [key]))
        assert.include(said!, "euros: not taken (asset USD, PYUSD, not one of EUR)")
        assert.include(said!, "all: taken, to console (everything it asks for is there)")
        assert.include(said!, "console: message by route all, FAILED waiting")
        assert.match(said!, /^ {2}FAILED: 1250\.00 USD to PYUSD; .*reason no liquidity/mu)
      }
    }).pipe(Effect.provide(Logger.layer([])))
  )

  it.live("says what holds it, since when it is stuck, who acknowledged, and which step comes next", () =>
    Effect.gen(function* () {
      const { url } = yield* Effect.acquireRelease(
        Effect.promise(() => freshDatabase()),
        ({ drop }) => Effect.promise(() => drop())
      )
      const settings = {
        environment: "test",
        quietHours: [{ from: "00:00", to: "24:00" }],
        bankHours: { from: "09:00", to: "17:00" },
        targets: { console: { type: "console" }, log: { type: "console" } },
        routes: [
          { name: "log", quietHours: [], targets: ["log"], continue: true },
          {
            name: "all",
            targets: ["console"],
            stuckAfterMinutes: { PROCESSING: 60 },
            escalation: [{ afterMinutes: 45, targets: ["log"] }]
          }
        ]
      }
      const config = Result.getOrThrow(load("config", JSON.stringify(settings), { SEGUE_DATABASE_URL: url }))
      const rows = [
        orchestration({ id: "waits", ref_id: "waits" }),
        orchestration({ id: "young", ref_id: "young", created_at: new Date().toISOString() }),
        orchestration({ id: "failed", ref_id: "failed", status: "FAILED" })
      ]
      yield* Effect.gen(function* () {
        const [outbox, sql, store] = [yield* Outbox, yield* PgClient.PgClient, yield* Store]
        yield* outbox.begin("now", 0)
        const changes = yield* store.apply(rows.map((row) => ({ orchestration: row, origin: "event" })))
        const routed = changes.map((change) => ({
          change,
          targets: Routing.targetsOf(config.routes, change.orchestration)
        }))
        yield* outbox.advance(() => Effect.succeed({ routed, sequence: 3 }), Judging.written(sql, config))
        yield* (yield* Silences).add({
          matcher: { ids: ["failed"] },
          author: "anna",
          reason: "known",
          forMs: 3_600_000
        })
        yield* Stuck.look(config)
        yield* (yield* Alarms).acknowledge("waits", "ben")
      }).pipe(Effect.provide(Bot.database(config)))
      const said = (key: string) => Effect.scoped(explain.run(config, [key]))

      const young = (yield* said("young"))!
      assert.match(young, /^ {2}all: not stuck, .* old; called stuck from 1 h on$/mu)
      assert.match(young, /^ {2}log: nothing is called stuck while PROCESSING$/mu)
      assert.match(
        young,
        /^ {2}console: message by route all, PROCESSING waiting; waits until .*Z: quiet hours 00:00/mu
      )
      assert.match(young, /^ {2}console: 20.*Z, held back by quiet hours 00:00 to 24:00 UTC$/mu)
      assert.match(young, /^ {2}log: at once, nothing holds it back$/mu)

      const waits = (yield* said("waits"))!
      assert.match(waits, /^ {2}STUCK by route all since .*; 0 of 1 steps taken; acknowledged by ben 20/mu)
      assert.match(waits, /^ {2}console: reply, STUCK PROCESSING waiting$/mu)
      assert.match(waits, /^ {2}console: at once, nothing holds it back$/mu)

      const failed = (yield* said("failed"))!
      assert.match(failed, /^ {2}FAILED by route all since .*; acknowledged by nobody; the next step comes 20.*Z$/mu)
      assert.match(failed, /^ {2}console: 20.*Z, held back by silence 1 of anna until .*: known$/mu)
      assert.match(failed, /FAILED waiting; waits until .*: silence 1 of anna/u)
    }).pipe(Effect.provide(Logger.layer([])))
  )
})

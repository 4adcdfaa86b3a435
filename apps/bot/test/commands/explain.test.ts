import { assert, describe, it } from "@effect/vitest"
import { Store } from "@segue/follow/Store"
import { Effect, Logger, Result } from "effect"

import * as Bot from "../../src/Bot.ts"
import { explain } from "../../src/commands/explain.ts"
import { load } from "../../src/config/Config.ts"
import { Outbox } from "../../src/outbox/Outbox.ts"
import * as Routing from "../../src/routing/Routing.ts"
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
})

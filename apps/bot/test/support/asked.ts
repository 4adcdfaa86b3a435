/** A bot that has told of one failure, and may be asked about it: for tests of each platform's questions. */
import { PgClient } from "@effect/sql-pg"
import { it } from "@effect/vitest"
import { Store } from "@segue/follow/Store"
import { Effect, Logger, type Scope } from "effect"

import * as Bot from "../../src/Bot.ts"
import type { Config } from "../../src/config/Config.ts"
import { Outbox } from "../../src/outbox/Outbox.ts"
import type { Alarms } from "../../src/routing/Alarms.ts"
import * as Judging from "../../src/routing/Judging.ts"
import * as Routing from "../../src/routing/Routing.ts"
import * as Talking from "../../src/talk/Talking.ts"
import { orchestration } from "./changes.ts"

/** A test with a platform's stand-in and the port at which the bot is asked; `ref_id` is the failed one's. */
export const asking =
  <S>(ref_id: string, world: Effect.Effect<{ readonly stood: S; readonly config: Config }, never, Scope.Scope>) =>
  (name: string, test: (stood: S, port: number) => Effect.Effect<void, unknown, Alarms>) =>
    it.live(name, () =>
      Effect.gen(function* () {
        const { config, stood } = yield* world
        yield* Effect.gen(function* () {
          const [outbox, sql, store] = [yield* Outbox, yield* PgClient.PgClient, yield* Store]
          yield* outbox.begin("now", 0)
          const row = orchestration({ status: "FAILED", ref_id })
          const changes = yield* store.apply([{ orchestration: row, origin: "event" }])
          const routed = changes.map((change) => ({ change, targets: Routing.targetsOf(config.routes, row) }))
          yield* outbox.advance(() => Effect.succeed({ routed, sequence: 1 }), Judging.written(sql, config))
          yield* test(stood, (yield* Talking.listen(config))!)
        }).pipe(Effect.scoped, Effect.provide(Bot.database(config)))
      }).pipe(Effect.provide(Logger.layer([])))
    )

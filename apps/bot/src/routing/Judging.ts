/** What is judged again and again while the bot runs: what is stuck, what escalates, what waits. */
import * as PgClient from "@effect/sql-pg/PgClient"
import type { Follower } from "@segue/follow/Follower"
import { type StorageError, stored, transaction } from "@segue/storage/Stored"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"

import type { Routed } from "../outbox/Outbox.ts"
import * as Alarms from "./Alarms.ts"
import * as Escalation from "./Escalation.ts"
import type { Rules } from "./Hold.ts"
import * as Holding from "./Holding.ts"
import * as Stuck from "./Stuck.ts"

/** Between two looks. */
const LOOK_MS = 15_000

/** What follows from changes that are to be told; in the transaction that writes them. */
export const written =
  (sql: PgClient.PgClient, rules: Rules) =>
  (routed: ReadonlyArray<Routed>): Effect.Effect<void, StorageError> =>
    Effect.gen(function* () {
      const changes = routed.map(({ change }) => change)
      yield* Alarms.notice(sql, changes)
      yield* Holding.judge(sql, rules, { ids: [...new Set(changes.map(({ id }) => id))] })
    }).pipe(stored("judge what is to be told"))

/** One look at what is stuck, what escalates, and what waits: all of it, or only what nothing holds now. */
export const look = (limits: Stuck.Limits, which: "all" | "due" = "all") =>
  Effect.gen(function* () {
    const sql = yield* PgClient.PgClient
    const blind = yield* Stuck.isBlind
    const stuck = blind ? 0 : yield* Stuck.look(limits)
    const escalated = yield* Escalation.look(limits, blind)
    yield* stored("judge what waits")(transaction(sql, Holding.judge(sql, limits, which)))
    return { stuck, escalated }
  })

/** Looks every so often, for ever; first at all that waits, because the configuration may be another one. */
export const run = (limits: Stuck.Limits): Effect.Effect<never, never, Follower | PgClient.PgClient> =>
  Effect.gen(function* () {
    let which: "all" | "due" = "all"
    let isFailing = false
    while (true) {
      yield* Effect.sleep(LOOK_MS)
      const looked = yield* Effect.result(look(limits, which))
      if (Result.isFailure(looked)) {
        if (!isFailing) yield* Effect.logWarning("Judging is held up", { message: looked.failure.message })
        isFailing = true
        continue
      }
      isFailing = false
      which = "due"
    }
  })

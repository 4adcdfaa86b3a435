/**
 * What lasts too long is called stuck, by its route's limits. Only while the vendor was heard of just now: when it is
 * away, nobody knows what is still under way, and hundreds of guesses would hide the one thing that is known.
 */
import * as PgClient from "@effect/sql-pg/PgClient"
import type { Orchestration } from "@segue/core/Orchestration"
import { Follower } from "@segue/follow/Follower"
import type { Change } from "@segue/follow/Store"
import { stored, transaction } from "@segue/storage/Stored"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

import type { BankHours } from "../config/Hours.ts"
import * as Rows from "../outbox/Rows.ts"
import * as Alarms from "./Alarms.ts"
import type { Rules } from "./Hold.ts"
import * as Holding from "./Holding.ts"
import * as Hours from "./Hours.ts"

type Sql = PgClient.PgClient

/** What stuck is judged by. */
export interface Limits extends Rules {
  /** An orchestration with a bank account on either side grows older only in these hours. */
  readonly bankHours: BankHours | undefined
}

/** What was heard of the vendor may be this old at most. */
const HEARD_MS = 30_000

/** Whether nobody knows what is still under way. */
export const isBlind = Effect.gen(function* () {
  const follower = yield* Follower
  const [asOfMs, nowMs] = [yield* follower.asOfMs, yield* Clock.currentTimeMillis]
  const { pending, safety } = yield* follower.health
  return (
    pending.failing !== undefined || safety.failing !== undefined || asOfMs === undefined || nowMs - asOfMs > HEARD_MS
  )
})

/** How long an orchestration has been under way, in milliseconds, as its route's limits count it. */
export const ageMs = (row: Orchestration, fromMs: number, nowMs: number, { bankHours, timeZone }: Limits): number => {
  const hasBank = row.source?.fiat !== undefined || row.destination?.fiat !== undefined
  return hasBank && bankHours !== undefined
    ? Hours.bankMs(bankHours, fromMs, nowMs, timeZone)
    : Math.max(0, nowMs - fromMs)
}

interface Candidate {
  readonly id: string
  readonly told: Change
  readonly created_ms: number
  readonly now_ms: number
}

const PAGE = 500
const MINUTE_MS = 60_000

/** What is so old and not called stuck yet, by the clock on the wall; bank hours can only make it younger. */
const candidates = (sql: Sql, route: string, status: string, minutes: number, after: string) =>
  sql<Candidate>`SELECT DISTINCT ON (m.orchestration_id) m.orchestration_id AS id, m.wanted AS told,
      (extract(epoch FROM m.created_at) * 1000)::float8 AS created_ms,
      (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now_ms
    FROM bot_message m
    WHERE m.kind = 'change' AND NOT (m.wanted ->> 'status' IN ('COMPLETED', 'FAILED', 'REJECTED'))
      AND m.route = ${route} AND m.wanted ->> 'status' = ${status} AND m.wanted ->> 'kind' <> 'incident'
      AND m.orchestration_id > ${after}
      AND m.created_at < statement_timestamp() - ${minutes}::int * interval '1 minute'
      AND NOT EXISTS (SELECT 1 FROM bot_alarm a WHERE a.orchestration_id = m.orchestration_id
        AND a.sequence = m.wanted_sequence AND a.route = m.route)
    ORDER BY m.orchestration_id LIMIT ${PAGE}::int`

/** Calls states stuck, each once: an alarm, and a reply below each of the route's messages, with a negative number. */
const call = (sql: Sql, rules: Rules, route: string, stuck: ReadonlyArray<Change>) =>
  Effect.gen(function* () {
    if (stuck.length === 0) return 0
    // Nothing changes meanwhile: what is called stuck is so still, and what ends it comes after.
    yield* Rows.lockReader(sql)
    const raised = stuck.map((told) => ({
      id: told.id,
      sequence: told.sequence,
      reason: "STUCK" as const,
      told,
      route
    }))
    if ((yield* Alarms.raise(sql, raised)) === 0) return 0
    const states = stuck.map(({ id, sequence }) => ({ id, sequence }))
    const said = yield* sql`INSERT INTO bot_reply (target, orchestration_id, sequence, told)
      SELECT m.target, m.orchestration_id, -m.wanted_sequence,
        m.wanted || jsonb_build_object('sequence', -m.wanted_sequence)
      FROM jsonb_to_recordset(${sql.json(states)}) AS s (id text, sequence bigint)
      JOIN bot_message m ON m.orchestration_id = s.id AND m.wanted_sequence = s.sequence
      WHERE m.route = ${route} AND m.kind = 'change'
      ORDER BY m.target, m.orchestration_id
      ON CONFLICT DO NOTHING RETURNING target`
    yield* Holding.judge(sql, rules, { ids: states.map(({ id }) => id) })
    return said.length
  })

/** One look; answers how many messages it makes. */
export const look = (limits: Limits) =>
  Effect.gen(function* () {
    const sql = yield* PgClient.PgClient
    let count = 0
    for (const { name, stuckAfterMinutes = {} } of limits.routes) {
      for (const [status, minutes] of Object.entries(stuckAfterMinutes)) {
        let after = ""
        while (true) {
          const found: ReadonlyArray<Candidate> = yield* candidates(sql, name, status, minutes, after)
          const stuck = found.filter(
            ({ created_ms, now_ms, told }) =>
              ageMs(told.orchestration, created_ms, now_ms, limits) >= minutes * MINUTE_MS
          )
          count += yield* transaction(
            sql,
            call(
              sql,
              limits,
              name,
              stuck.map(({ told }) => told)
            )
          )
          after = found.at(-1)?.id ?? ""
          if (found.length < PAGE) break
        }
      }
    }
    return count
  }).pipe(stored("look for what is stuck"))

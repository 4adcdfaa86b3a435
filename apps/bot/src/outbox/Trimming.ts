/**
 * What is final and was told long ago goes: messages with their replies, alarms, findings. What is open, waits, is owed or
 * was given up stays for however long it takes; so does a contradiction, and what went wrong and nobody acknowledged.
 * Something that happens to a trimmed orchestration all the same is told in a message of its own.
 */
import * as PgClient from "@effect/sql-pg/PgClient"
import { type StorageError, stored, transaction } from "@segue/storage/Stored"
import * as Effect from "effect/Effect"

import * as Rows from "./Rows.ts"

type Sql = PgClient.PgClient

/** Between two looks for what may go. */
const LOOK_MS = 3_600_000
/** Rows that go in one transaction. */
const ROWS_MAX = 2_000

/** How much went. */
export interface Trimmed {
  readonly messages: number
  readonly alarms: number
  readonly findings: number
}

/** Whether a message will say nothing else any more, whatever its kind; without it, it is open. */
const isFinal = `CASE m.kind
  WHEN 'change' THEN m.wanted ->> 'status' IN ('COMPLETED', 'FAILED', 'REJECTED') AND m.wanted ->> 'kind' <> 'incident'
  WHEN 'digest' THEN NOT EXISTS (SELECT 1 FROM bot_digest d WHERE d.id = m.orchestration_id)
  WHEN 'notice' THEN m.wanted ->> 'until' IS NOT NULL
  WHEN 'finding' THEN EXISTS (SELECT 1 FROM bot_finding f
    WHERE concat('finding-', f.number) = m.orchestration_id AND (f.is_event OR f.over_at IS NOT NULL))
  ELSE false END`

/** Replies that wait or were given up, and what nobody has acknowledged. */
const isWaitedFor = `EXISTS (SELECT 1 FROM bot_reply r WHERE r.target = m.target
    AND r.orchestration_id = m.orchestration_id
    AND (r.state NOT IN ('shown', 'needless', 'digested') OR r.shown_at >= clock_timestamp() - keep))
  OR EXISTS (SELECT 1 FROM bot_alarm a WHERE a.orchestration_id = m.orchestration_id
    AND a.acknowledged_at IS NULL AND NOT a.is_over)`

const messages = (sql: Sql, days: number) =>
  sql`WITH gone AS (
      DELETE FROM bot_message WHERE (target, orchestration_id) IN (
        SELECT m.target, m.orchestration_id FROM bot_message m, make_interval(days => ${days}::int) AS k (keep)
        WHERE m.state = 'shown' AND m.shown_at < clock_timestamp() - keep
          AND ${sql.literal(isFinal)} AND NOT (${sql.literal(isWaitedFor)})
        ORDER BY m.shown_at LIMIT ${ROWS_MAX}::int FOR UPDATE OF m SKIP LOCKED)
      RETURNING target, orchestration_id), replies AS (
      DELETE FROM bot_reply r USING gone g
      WHERE r.target = g.target AND r.orchestration_id = g.orchestration_id)
    SELECT target FROM gone`

/** One that is acknowledged holds its state back from being called stuck again for as long as a message is about it. */
const alarms = (sql: Sql, days: number) =>
  sql`DELETE FROM bot_alarm WHERE (orchestration_id, sequence, route) IN (
      SELECT a.orchestration_id, a.sequence, a.route FROM bot_alarm a, make_interval(days => ${days}::int) AS k (keep)
      WHERE a.raised_at < clock_timestamp() - keep AND (a.is_over OR a.acknowledged_at < clock_timestamp() - keep)
        AND NOT EXISTS (SELECT 1 FROM bot_message m WHERE m.orchestration_id = a.orchestration_id)
      LIMIT ${ROWS_MAX}::int FOR UPDATE OF a SKIP LOCKED)
    RETURNING route`

/** Those that no message is about any more. */
const findings = (sql: Sql, days: number) =>
  sql`DELETE FROM bot_finding WHERE number IN (
      SELECT f.number FROM bot_finding f, make_interval(days => ${days}::int) AS k (keep)
      WHERE CASE WHEN f.is_event THEN f.found_at ELSE f.over_at END < clock_timestamp() - keep
        AND NOT EXISTS (SELECT 1 FROM bot_message m WHERE m.orchestration_id = concat('finding-', f.number))
      LIMIT ${ROWS_MAX}::int FOR UPDATE OF f SKIP LOCKED)
    RETURNING number`

/** One look: all that may go, some rows at a time. */
export const trim = (days: number): Effect.Effect<Trimmed, StorageError, PgClient.PgClient> =>
  Effect.gen(function* () {
    const sql = yield* PgClient.PgClient
    const all = <E>(some: Effect.Effect<ReadonlyArray<unknown>, E>) =>
      Effect.gen(function* () {
        let count = 0
        while (true) {
          const { length } = yield* transaction(sql, some)
          count += length
          if (length < ROWS_MAX) return count
        }
      })
    return {
      // Nothing changes meanwhile: a change of an orchestration finds its message, or makes one.
      messages: yield* all(Effect.andThen(Rows.lockReader(sql), messages(sql, days))),
      alarms: yield* all(alarms(sql, days)),
      findings: yield* all(findings(sql, days))
    }
  }).pipe(stored("trim what was told long ago"))

/** Looks every so often, for ever; by whoever has the lead. */
export const run = (days: number): Effect.Effect<never, never, PgClient.PgClient> =>
  Effect.forever(
    trim(days).pipe(
      Effect.tap((gone) =>
        gone.messages + gone.alarms + gone.findings === 0
          ? Effect.void
          : Effect.logInfo("What was told long ago is trimmed", { ...gone })
      ),
      Effect.catch(({ message }) => Effect.logWarning("Trimming is held up", { message })),
      Effect.andThen(Effect.sleep(LOOK_MS))
    )
  )

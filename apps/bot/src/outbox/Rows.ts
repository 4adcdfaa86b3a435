/** The statements of the outbox. */
import type * as PgClient from "@effect/sql-pg/PgClient"
import type { Change } from "@segue/follow/Store"
import * as Effect from "effect/Effect"

import type { Ref } from "../targets/Notifier.ts"
import type { Outcome, Told, Work } from "./Outbox.ts"

type Sql = PgClient.PgClient

/** The reader of changes. */
export interface Reader {
  readonly sequence: number
  /** Milliseconds since 1970, by the database's clock. */
  readonly startedMs: number
}

/** How much of a target's work is in a state. */
export interface Count {
  readonly target: string
  readonly state: string
  readonly count: number
}

/** The reader's row, which nobody else moves until the transaction ends. */
export const lockReader = (sql: Sql) =>
  Effect.map(
    sql<{ sequence: bigint; started_ms: number }>`SELECT sequence,
        (extract(epoch FROM started_at) * 1000)::float8 AS started_ms
      FROM bot_reader WHERE name = 'routing' FOR UPDATE`,
    ([row]): Reader => ({ sequence: Number(row?.sequence ?? 0), startedMs: row?.started_ms ?? 0 })
  )

/** Messages for targets that have none of this orchestration yet. */
export const insert = (
  sql: Sql,
  routed: ReadonlyArray<{ readonly target: string; readonly route: string }>,
  change: Change
) =>
  sql`INSERT INTO bot_message (target, orchestration_id, route, wanted_sequence, wanted)
    SELECT target, ${change.id}, route, ${change.sequence}::bigint, ${sql.json(change)}::jsonb
    FROM jsonb_to_recordset(${sql.json(routed)}) AS r (target text, route text) ORDER BY target
    ON CONFLICT DO NOTHING`

/** What every message about it should say from now on; never something older than before. */
export const refresh = (sql: Sql, change: Change) =>
  sql`UPDATE bot_message SET wanted_sequence = ${change.sequence}::bigint, wanted = ${sql.json(change)}::jsonb,
      attempts = CASE WHEN state = 'dead' THEN 0 ELSE attempts END,
      failing_since = CASE WHEN state = 'dead' THEN NULL ELSE failing_since END,
      state = CASE WHEN state = 'sending' THEN state ELSE 'waiting' END
    WHERE orchestration_id = ${change.id} AND wanted_sequence < ${change.sequence}::bigint`

/**
 * A reply that says what its message said when it was posted adds nothing; nor does one that calls a state stuck which
 * is over (`callStuck` numbers those by the state's sequence, negative).
 */
export const dropNeedless = (sql: Sql, target: string) =>
  sql`UPDATE bot_reply r SET state = 'needless' FROM bot_message m
    WHERE r.target = ${target} AND r.state = 'waiting' AND m.target = r.target
      AND m.orchestration_id = r.orchestration_id
      AND CASE WHEN r.sequence > 0 THEN r.sequence <= m.posted_sequence ELSE -r.sequence <> m.wanted_sequence END`

/** Has states of a route's messages called stuck that an orchestration of this age should have left; each once. */
export const callStuck = (
  sql: Sql,
  { minutes, route, status }: { readonly minutes: number; readonly route: string; readonly status: string }
) =>
  sql`INSERT INTO bot_reply (target, orchestration_id, sequence, told)
    SELECT target, orchestration_id, -wanted_sequence,
      wanted || jsonb_build_object('sequence', -wanted_sequence)
    FROM bot_message
    WHERE route = ${route} AND wanted ->> 'status' = ${status} AND wanted ->> 'kind' <> 'incident'
      AND (wanted #>> '{orchestration,created_at}')::timestamptz
        < clock_timestamp() - ${minutes}::int * interval '1 minute'
    ON CONFLICT DO NOTHING RETURNING target`

interface Claimed {
  readonly orchestration_id: string
  readonly change: Change
  readonly ref: Ref | null
  readonly attempts: number
}

const toWork = (kind: Work["kind"], target: string, row: Claimed | undefined): Work | undefined =>
  row === undefined
    ? undefined
    : {
        kind,
        target,
        orchestrationId: row.orchestration_id,
        change: row.change,
        ref: row.ref,
        attempts: row.attempts
      }

/** The oldest message that is due. One that a holder before us left as being sent is sent again. */
export const claimMessage = (sql: Sql, target: string, epoch: number) =>
  Effect.map(
    sql<Claimed>`UPDATE bot_message m SET state = 'sending', epoch = ${epoch}::bigint
      WHERE target = ${target} AND epoch <= ${epoch}::bigint AND orchestration_id = (
        SELECT orchestration_id FROM bot_message
        WHERE target = ${target} AND state IN ('waiting', 'sending') AND next_at <= clock_timestamp()
        ORDER BY wanted_sequence LIMIT 1)
      RETURNING orchestration_id, wanted AS change, ref, attempts`,
    ([row]) => toWork("message", target, row)
  )

/** The oldest reply that is due and whose message already says as much. */
export const claimReply = (sql: Sql, target: string, epoch: number) =>
  Effect.map(
    sql<Claimed>`UPDATE bot_reply r SET state = 'sending', epoch = ${epoch}::bigint
      FROM (SELECT q.orchestration_id, q.sequence, m.ref FROM bot_reply q
        JOIN bot_message m ON m.target = q.target AND m.orchestration_id = q.orchestration_id
        WHERE q.target = ${target} AND q.state IN ('waiting', 'sending') AND q.next_at <= clock_timestamp()
          AND m.ref IS NOT NULL AND m.shown_sequence >= q.sequence
        ORDER BY q.sequence LIMIT 1) n
      WHERE r.target = ${target} AND r.orchestration_id = n.orchestration_id AND r.sequence = n.sequence
        AND r.epoch <= ${epoch}::bigint
      RETURNING r.orchestration_id, r.told AS change, n.ref, r.attempts`,
    ([row]) => toWork("reply", target, row)
  )

/** Keeps the outcome, unless somebody else has claimed it since; answers whether it was kept. */
export const settleMessage = (sql: Sql, work: Work, epoch: number, outcome: Outcome) => {
  const mine = sql`target = ${work.target} AND orchestration_id = ${work.orchestrationId} AND epoch = ${epoch}::bigint`
  const { sequence } = work.change
  const kept = (rows: ReadonlyArray<unknown>) => rows.length > 0
  switch (outcome.type) {
    case "taken":
      return Effect.map(
        sql`UPDATE bot_message SET ref = ${sql.json(outcome.ref)}::jsonb, shown_sequence = ${sequence}::bigint,
            posted_sequence = COALESCE(posted_sequence, ${sequence}::bigint), shown_at = clock_timestamp(),
            state = CASE WHEN wanted_sequence > ${sequence}::bigint THEN 'waiting' ELSE 'shown' END,
            attempts = 0, failing_since = NULL, failure = NULL, next_at = clock_timestamp()
          WHERE ${mine} RETURNING target`,
        kept
      )
    case "gone":
      return Effect.map(
        sql`UPDATE bot_message SET ref = NULL, posted_sequence = NULL, state = 'waiting', attempts = attempts + 1,
            failing_since = COALESCE(failing_since, clock_timestamp()), failure = ${outcome.failure}
          WHERE ${mine} RETURNING target`,
        kept
      )
    case "dead":
      return Effect.map(
        // A newer state may be taken where this one was not.
        sql`UPDATE bot_message SET failure = ${outcome.failure}, attempts = attempts + 1,
            state = CASE WHEN wanted_sequence > ${sequence}::bigint THEN 'waiting' ELSE 'dead' END
          WHERE ${mine} RETURNING target`,
        kept
      )
    case "again":
      return Effect.map(sql`UPDATE bot_message SET ${failed(sql, outcome)} WHERE ${mine} RETURNING target`, kept)
  }
}

/** How long something is tried before it is left for somebody to look at. */
const DEAD_AFTER = "24 hours"

const failed = (sql: Sql, outcome: { readonly afterMs: number; readonly failure: string }) =>
  sql`attempts = attempts + 1, failing_since = COALESCE(failing_since, clock_timestamp()),
    failure = ${outcome.failure}, next_at = clock_timestamp() + ${outcome.afterMs}::float8 * interval '1 millisecond',
    state = CASE WHEN failing_since < clock_timestamp() - ${sql.literal(`interval '${DEAD_AFTER}'`)} THEN 'dead' ELSE 'waiting' END`

/** The same for a reply; below a message that is gone there is nothing to say any more. */
export const settleReply = (sql: Sql, work: Work, epoch: number, outcome: Outcome) => {
  const mine = sql`target = ${work.target} AND orchestration_id = ${work.orchestrationId}
    AND sequence = ${work.change.sequence}::bigint AND epoch = ${epoch}::bigint`
  const kept = (rows: ReadonlyArray<unknown>) => rows.length > 0
  switch (outcome.type) {
    case "taken":
      return Effect.map(
        sql`UPDATE bot_reply SET ref = ${sql.json(outcome.ref)}::jsonb, state = 'shown', shown_at = clock_timestamp(),
            attempts = 0, failing_since = NULL, failure = NULL
          WHERE ${mine} RETURNING target`,
        kept
      )
    case "gone":
    case "dead":
      return Effect.map(
        sql`UPDATE bot_reply SET state = 'dead', failure = ${outcome.failure}, attempts = attempts + 1
          WHERE ${mine} RETURNING target`,
        kept
      )
    case "again":
      return Effect.map(sql`UPDATE bot_reply SET ${failed(sql, outcome)} WHERE ${mine} RETURNING target`, kept)
  }
}

/** Has the newest state sent once more. */
export const sayAgain = (sql: Sql, work: Work) =>
  sql`UPDATE bot_message SET state = 'waiting'
    WHERE target = ${work.target} AND orchestration_id = ${work.orchestrationId} AND state = 'shown'`

/** What was told of an orchestration. */
export const told = (sql: Sql, id: string) =>
  sql<Told>`SELECT 'message' AS kind, target, route, state, wanted ->> 'status' AS status,
      to_char(shown_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "shownAt", attempts, failure
    FROM bot_message WHERE orchestration_id = ${id}
    UNION ALL
    SELECT 'reply', target, NULL, state, told ->> 'status',
      to_char(shown_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), attempts, failure
    FROM bot_reply WHERE orchestration_id = ${id} ORDER BY target, kind`

/** Dead letters wait again. */
export const redrive = (sql: Sql, target: string | undefined) =>
  Effect.gen(function* () {
    const messages = yield* sql`UPDATE bot_message SET state = 'waiting', attempts = 0, failing_since = NULL,
        next_at = clock_timestamp()
      WHERE state = 'dead' AND (${target ?? null}::text IS NULL OR target = ${target ?? null}::text) RETURNING target`
    const replies = yield* sql`UPDATE bot_reply SET state = 'waiting', attempts = 0, failing_since = NULL,
        next_at = clock_timestamp()
      WHERE state = 'dead' AND (${target ?? null}::text IS NULL OR target = ${target ?? null}::text) RETURNING target`
    return messages.length + replies.length
  })

/** How much is in which state, messages and replies together. */
export const counts = (sql: Sql) =>
  sql<Count>`SELECT target, state, count(*)::int AS count FROM (
      SELECT target, state FROM bot_message UNION ALL SELECT target, state FROM bot_reply) a
    GROUP BY target, state ORDER BY target, state`

/** The statements of the outbox. */
import type * as PgClient from "@effect/sql-pg/PgClient"
import type { Change } from "@segue/follow/Store"
import * as Effect from "effect/Effect"

import type { Ref } from "../targets/Notifier.ts"
import type { Content } from "./Content.ts"
import type { Outcome, Routed, Told, Work } from "./Outbox.ts"

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

/** Messages for targets that have none of an orchestration yet; the oldest change of each is what they begin with. */
export const insert = (sql: Sql, routed: ReadonlyArray<Routed>) =>
  sql`INSERT INTO bot_message (target, orchestration_id, route, wanted_sequence, wanted, created_at)
    SELECT target, wanted ->> 'id', route, (wanted ->> 'sequence')::bigint, wanted,
      (wanted #>> '{orchestration,created_at}')::timestamptz
    FROM jsonb_to_recordset(${sql.json(
      routed.flatMap(({ change, targets }) =>
        [...targets].map(([target, route]) => ({ target, route, wanted: change }))
      )
    )}) AS r (target text, route text, wanted jsonb)
    ORDER BY (wanted ->> 'sequence')::bigint, target
    ON CONFLICT DO NOTHING`

/** What every message about them should say from now on; never something older than before. */
export const refresh = (sql: Sql, changes: ReadonlyArray<Change>) =>
  sql`UPDATE bot_message m SET wanted_sequence = c.sequence, wanted = c.wanted,
      attempts = CASE WHEN state = 'dead' THEN 0 ELSE attempts END,
      failing_since = CASE WHEN state = 'dead' THEN NULL ELSE failing_since END,
      state = CASE WHEN state = 'sending' THEN state ELSE 'waiting' END
    FROM (SELECT wanted ->> 'id' AS id, (wanted ->> 'sequence')::bigint AS sequence, wanted
      FROM jsonb_to_recordset(${sql.json(changes.map((wanted) => ({ wanted })))}) AS r (wanted jsonb)) c
    WHERE m.orchestration_id = c.id AND m.kind = 'change' AND m.wanted_sequence < c.sequence`

/** Replies that say so, below every message about them. */
export const notice = (sql: Sql, changes: ReadonlyArray<Change>) =>
  sql`INSERT INTO bot_reply (target, orchestration_id, sequence, told)
    SELECT m.target, m.orchestration_id, (r.told ->> 'sequence')::bigint, r.told
    FROM jsonb_to_recordset(${sql.json(changes.map((told) => ({ told })))}) AS r (told jsonb)
    JOIN bot_message m ON m.orchestration_id = r.told ->> 'id'
    ON CONFLICT DO NOTHING`

/**
 * A reply that says what its message said when it was posted adds nothing; nor does one that calls a state stuck which
 * is over (`Stuck` numbers those by the state's sequence, negative), nor a remark about such a state.
 */
export const dropNeedless = (sql: Sql, target: string) =>
  sql`UPDATE bot_reply r SET state = 'needless' FROM bot_message m
    WHERE r.target = ${target} AND r.state = 'waiting' AND m.target = r.target
      AND m.orchestration_id = r.orchestration_id AND m.kind = 'change'
      AND CASE WHEN r.told ->> 'type' = 'remark' THEN (r.told ->> 'state')::bigint <> m.wanted_sequence
        WHEN r.sequence > 0 THEN r.sequence <= m.posted_sequence ELSE -r.sequence <> m.wanted_sequence END`

interface Claimed {
  readonly orchestration_id: string
  readonly sequence: bigint
  readonly content: Content
  readonly ref: Ref | null
  readonly attempts: number
  readonly shown_hash: string | null
  readonly strays?: ReadonlyArray<Ref>
}

const toWork = (kind: Work["kind"], target: string, row: Claimed | undefined): Work | undefined =>
  row === undefined
    ? undefined
    : {
        kind,
        target,
        orchestrationId: row.orchestration_id,
        sequence: Number(row.sequence),
        content: row.content,
        ref: row.ref,
        attempts: row.attempts,
        strays: row.strays ?? [],
        shownHash: row.shown_hash ?? undefined
      }

/** Whether anything is due at a target; cheap, for asking often. */
export const isDue = (sql: Sql, target: string) =>
  Effect.map(
    sql<{ due: boolean }>`SELECT EXISTS (SELECT 1 FROM bot_message WHERE target = ${target}
        AND state IN ('waiting', 'sending') AND next_at <= clock_timestamp())
      OR EXISTS (SELECT 1 FROM bot_reply WHERE target = ${target}
        AND state IN ('waiting', 'sending') AND next_at <= clock_timestamp())
      OR EXISTS (SELECT 1 FROM bot_message WHERE target = ${target} AND state = 'owed') AS due`,
    ([row]) => row?.due === true
  )

// What a row became while it was chosen counts, not what it was: the outer conditions are looked at again.

/**
 * The oldest message that is due; notices come first, and none about a single orchestration while a digest tells of
 * them, but for those that may stand there already: one that a holder before us left as being sent is sent again, and
 * stays unsure until it is taken.
 */
export const claimMessage = (sql: Sql, target: string, epoch: number, isDigesting: boolean) =>
  Effect.map(
    sql<Claimed>`UPDATE bot_message m SET state = 'sending', epoch = ${epoch}::bigint,
        is_unsure = is_unsure OR (state = 'sending' AND ref IS NULL)
      WHERE target = ${target} AND epoch <= ${epoch}::bigint AND next_at <= clock_timestamp() AND orchestration_id = (
        SELECT orchestration_id FROM bot_message
        WHERE target = ${target} AND state IN ('waiting', 'sending') AND next_at <= clock_timestamp()
          AND (NOT ${isDigesting}::boolean OR kind <> 'change' OR is_unsure OR (state = 'sending' AND ref IS NULL))
        ORDER BY kind = 'notice' DESC, wanted_sequence LIMIT 1)
      RETURNING orchestration_id, wanted_sequence AS sequence, wanted AS content, ref, attempts, shown_hash, strays`,
    ([row]) => toWork("message", target, row)
  )

/** The oldest message whose newest state was told in a digest, to be brought up to date itself. */
export const claimOwed = (sql: Sql, target: string, epoch: number) =>
  Effect.map(
    sql<Claimed>`UPDATE bot_message m SET state = 'sending', epoch = ${epoch}::bigint
      WHERE target = ${target} AND epoch <= ${epoch}::bigint AND state = 'owed' AND orchestration_id = (
        SELECT orchestration_id FROM bot_message WHERE target = ${target} AND state = 'owed'
        ORDER BY wanted_sequence LIMIT 1)
      RETURNING orchestration_id, wanted_sequence AS sequence, wanted AS content, ref, attempts, shown_hash, strays`,
    ([row]) => toWork("message", target, row)
  )

/** The oldest reply that is due and whose message already says as much. */
export const claimReply = (sql: Sql, target: string, epoch: number, isDigesting: boolean) =>
  Effect.map(
    // Materialized: looked up once, and not again for each row that might be it.
    sql<Claimed>`WITH n AS MATERIALIZED (SELECT q.orchestration_id, q.sequence, m.ref FROM bot_reply q
        JOIN bot_message m ON m.target = q.target AND m.orchestration_id = q.orchestration_id
        WHERE q.target = ${target} AND q.state IN ('waiting', 'sending') AND q.next_at <= clock_timestamp()
          AND (m.ref IS NOT NULL OR (m.digest IS NOT NULL AND m.state = 'shown'))
          AND CASE WHEN m.kind <> 'change' OR q.told ->> 'type' = 'remark' THEN true
            ELSE NOT ${isDigesting}::boolean AND m.shown_sequence >= q.sequence END
        ORDER BY q.sequence LIMIT 1)
      UPDATE bot_reply r SET state = 'sending', epoch = ${epoch}::bigint FROM n
      WHERE r.target = ${target} AND r.orchestration_id = n.orchestration_id AND r.sequence = n.sequence
        AND r.epoch <= ${epoch}::bigint AND r.state IN ('waiting', 'sending') AND r.next_at <= clock_timestamp()
      RETURNING r.orchestration_id, r.sequence, r.told AS content, n.ref, r.attempts, NULL AS shown_hash`,
    ([row]) => toWork("reply", target, row)
  )

/** What a message shows when somebody else may have sent something older at the same time. */
const UNSURE = -1

/** Keeps the outcome, unless somebody else has claimed it since; answers whether it was kept. */
export const settleMessage = (sql: Sql, work: Work, epoch: number, outcome: Outcome) => {
  const mine = sql`target = ${work.target} AND orchestration_id = ${work.orchestrationId} AND epoch = ${epoch}::bigint`
  const { sequence } = work
  const kept = (rows: ReadonlyArray<unknown>) => rows.length > 0
  switch (outcome.type) {
    case "taken":
      return Effect.map(
        sql`UPDATE bot_message SET ref = ${sql.json(outcome.ref)}::jsonb, shown_sequence = ${sequence}::bigint,
            posted_sequence = COALESCE(posted_sequence, ${sequence}::bigint), shown_at = clock_timestamp(),
            shown_hash = CASE WHEN shown_sequence = ${UNSURE}::bigint THEN NULL ELSE ${outcome.hash ?? null}::text END,
            state = CASE WHEN wanted_sequence > ${sequence}::bigint OR shown_sequence = ${UNSURE}::bigint THEN 'waiting'
              ELSE 'shown' END,
            is_unsure = false, attempts = 0, failing_since = NULL, failure = NULL, next_at = GREATEST(next_at, clock_timestamp())
          WHERE ${mine} RETURNING target`,
        kept
      )
    case "gone":
      return Effect.map(
        sql`UPDATE bot_message SET ref = NULL, posted_sequence = NULL, shown_hash = NULL, state = 'waiting', attempts = attempts + 1,
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
      return Effect.map(
        sql`UPDATE bot_message SET is_unsure = is_unsure OR (${outcome.isUnsure}::boolean AND ref IS NULL),
            ${failed(sql, outcome)}
          WHERE ${mine} RETURNING target`,
        kept
      )
  }
}

/** How long something is tried before it is left for somebody to look at. */
const DEAD_AFTER = "24 hours"

const failed = (
  sql: Sql,
  outcome: { readonly afterMs: number; readonly failure: string; readonly isItsFault: boolean }
) =>
  sql`attempts = attempts + ${outcome.isItsFault ? 1 : 0}::int, failing_since = COALESCE(failing_since, clock_timestamp()),
    failure = ${outcome.failure},
    next_at = GREATEST(next_at, clock_timestamp() + ${outcome.afterMs}::float8 * interval '1 millisecond'),
    state = CASE WHEN failing_since < clock_timestamp() - ${sql.literal(`interval '${DEAD_AFTER}'`)} THEN 'dead' ELSE 'waiting' END`

/** The same for a reply; below a message that is gone there is nothing to say any more. */
export const settleReply = (sql: Sql, work: Work, epoch: number, outcome: Outcome) => {
  const mine = sql`target = ${work.target} AND orchestration_id = ${work.orchestrationId}
    AND sequence = ${work.sequence}::bigint AND epoch = ${epoch}::bigint`
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

/**
 * Has the newest state sent once more if something older was sent by `work`; if it is being sent just now, again after
 * that. A message that `outcome` posted stands beside the one whose place is known: a stray, which is changed together
 * with it from now on.
 */
export const sayAgain = (sql: Sql, work: Work, outcome: Outcome) => {
  const strays = work.ref === null && outcome.type === "taken" ? [outcome.ref] : []
  const isOlder = sql`wanted_sequence > ${work.sequence}::bigint`
  return sql`UPDATE bot_message SET strays = strays || ${sql.json(strays)}::jsonb,
      state = CASE WHEN ${isOlder} AND state <> 'sending' THEN 'waiting' ELSE state END,
      shown_hash = CASE WHEN ${isOlder} THEN NULL ELSE shown_hash END,
      shown_sequence = CASE WHEN ${isOlder} AND state = 'sending' THEN ${UNSURE}::bigint ELSE shown_sequence END
    WHERE target = ${work.target} AND orchestration_id = ${work.orchestrationId}
      AND state IN ('waiting', 'shown', 'owed', 'sending')`
}

/** What waits longer because it failed is due now: the target takes messages again. */
export const hurry = (sql: Sql, target: string) =>
  Effect.all(
    [
      sql`UPDATE bot_message SET next_at = clock_timestamp()
        WHERE target = ${target} AND state = 'waiting' AND attempts > 0 AND held IS NULL AND next_at > clock_timestamp()`,
      sql`UPDATE bot_reply SET next_at = clock_timestamp()
        WHERE target = ${target} AND state = 'waiting' AND attempts > 0 AND held IS NULL AND next_at > clock_timestamp()`
    ],
    { discard: true }
  )

/** What was told of an orchestration. */
export const told = (sql: Sql, id: string) => {
  const shownAt = sql.literal(`to_char(shown_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "shownAt"`)
  const dueAt = sql.literal(`CASE WHEN state = 'waiting' AND next_at > clock_timestamp()
    THEN to_char(next_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') END AS "dueAt"`)
  return sql<Told>`SELECT 'message' AS kind, target, route, state, wanted ->> 'status' AS status, ${shownAt}, ${dueAt},
      attempts, failure, held, digest IS NOT NULL AND shown_hash IS NULL AS "inDigest"
    FROM bot_message WHERE orchestration_id = ${id}
    UNION ALL
    SELECT 'reply', target, NULL, state, CASE WHEN sequence < 0 THEN concat('STUCK ', told ->> 'status')
        ELSE COALESCE(told ->> 'status', upper(told ->> 'word')) END,
      ${shownAt}, ${dueAt}, attempts, failure, held, state = 'digested'
    FROM bot_reply WHERE orchestration_id = ${id} ORDER BY target, kind`
}

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

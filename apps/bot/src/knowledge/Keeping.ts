/** The statements of findings: told once for each thing, said anew in the same message when it grows or is over. */
import * as PgClient from "@effect/sql-pg/PgClient"
import { rfc3339 } from "@segue/storage/Stored"
import * as Effect from "effect/Effect"

import type { Found } from "../outbox/Content.ts"
import type { Finding, Kind, Look } from "./Finding.ts"

type Sql = PgClient.PgClient

const contentOf = (finding: Finding, kind: Kind, id: string, at: string): Found => ({
  type: "found",
  id,
  kind,
  title: finding.title,
  fields: finding.fields,
  advice: finding.advice,
  at,
  until: undefined,
  ...(finding.size === undefined ? {} : { size: finding.size })
})

/** A message that says something else from now on waits again, unless it is being sent just now. */
const saysAnew = (sql: Sql) =>
  sql`wanted_sequence = m.wanted_sequence + 1, attempts = 0, failing_since = NULL,
    state = CASE WHEN m.state = 'sending' THEN m.state ELSE 'waiting' END`

/** Has the messages of a finding that is told already say how far it has come. */
const grow = (sql: Sql, kind: Kind, finding: Finding) =>
  Effect.gen(function* () {
    if (finding.size === undefined) return
    const [row] = yield* sql<{ number: bigint; at: string }>`SELECT number, ${sql.literal(rfc3339("found_at"))} AS at
      FROM bot_finding WHERE way = ${kind} AND key = ${finding.key} AND over_at IS NULL`
    if (row === undefined) return
    const id = `finding-${row.number}`
    yield* sql`UPDATE bot_message m SET wanted = ${sql.json(contentOf(finding, kind, id, row.at))}::jsonb, ${saysAnew(sql)}
      WHERE m.orchestration_id = ${id} AND ((m.wanted ->> 'size')::int < ${finding.size}::int
        OR (${finding.canShrink === true}::boolean AND (m.wanted ->> 'size')::int > ${finding.size}::int))`
  })

/** Tells targets of a finding; answers whether it is new. */
const tell = (sql: Sql, kind: Kind, targets: ReadonlyArray<string>, finding: Finding) =>
  Effect.gen(function* () {
    const [made] = yield* sql<{ number: bigint; at: string }>`INSERT INTO bot_finding (way, key, is_event)
      VALUES (${kind}, ${finding.key}, ${finding.isEvent}) ON CONFLICT DO NOTHING
      RETURNING number, ${sql.literal(rfc3339("found_at"))} AS at`
    if (made === undefined) return yield* Effect.as(grow(sql, kind, finding), 0)
    const id = `finding-${made.number}`
    yield* sql`INSERT INTO bot_message (target, orchestration_id, route, kind, wanted_sequence, wanted)
      SELECT target, ${id}, '', 'finding', 1, ${sql.json(contentOf(finding, kind, id, made.at))}::jsonb
      FROM unnest(${targets}::text[]) AS t (target)`
    return 1
  })

/** Has it said of findings that they are over: those whose keys are not among what is still so. */
const end = (sql: Sql, kind: Kind, still: ReadonlySet<string>) =>
  sql`WITH over AS (
      UPDATE bot_finding SET over_at = clock_timestamp()
      WHERE way = ${kind} AND NOT is_event AND over_at IS NULL AND NOT key = ANY(${[...still]}::text[])
      RETURNING number, over_at)
    UPDATE bot_message m SET wanted = m.wanted || jsonb_build_object('until', ${sql.literal(rfc3339("o.over_at"))}),
      ${saysAnew(sql)}
    FROM over o WHERE m.orchestration_id = concat('finding-', o.number)`

/**
 * What happened once may happen again: two replicas that look at once tell it once, because its key is taken, and an hour
 * later the key is free.
 */
const free = (sql: Sql, kind: Kind) =>
  sql`UPDATE bot_finding SET over_at = found_at
    WHERE way = ${kind} AND is_event AND over_at IS NULL AND found_at < clock_timestamp() - interval '1 hour'`

/** Keeps what one look at a kind came to; in a transaction. Answers how much is new. */
export const keep = (kind: Kind, targets: ReadonlyArray<string>, { findings, still }: Look) =>
  Effect.gen(function* () {
    const sql = yield* PgClient.PgClient
    yield* free(sql, kind)
    let count = 0
    for (const finding of findings) count += yield* tell(sql, kind, targets, finding)
    if (still !== undefined) yield* end(sql, kind, still)
    return count
  })

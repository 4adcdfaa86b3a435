/**
 * What went wrong, until somebody acknowledges it or it is over: a state that lasts too long, FAILED, REJECTED, a
 * contradiction. Each is one row for a route, so that its escalation goes on after restarts, once for all replicas.
 */
import * as PgClient from "@effect/sql-pg/PgClient"
import type { Change } from "@segue/follow/Store"
import { rfc3339, type StorageError, stored, transaction } from "@segue/storage/Stored"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

import type { Rules } from "./Hold.ts"
import * as Holding from "./Holding.ts"
import * as Remarks from "./Remarks.ts"

type Sql = PgClient.PgClient

/** Why. */
type Reason = "STUCK" | "FAILED" | "REJECTED" | "CONTRADICTION"

/** One alarm. Times are RFC 3339, by the database's clock. */
export interface Alarm {
  readonly orchestrationId: string
  /** The state that it is about, by its number in the feed. */
  readonly sequence: number
  readonly route: string
  readonly reason: Reason
  readonly told: Change
  readonly raisedAt: string
  readonly stepsTaken: number
  readonly acknowledgedAt: string | null
  readonly acknowledgedBy: string | null
  /** Whether the orchestration has left that state. */
  readonly isOver: boolean
}

/** What acknowledging came to: how many alarms it was for, or who did it before, or that there is nothing to do. */
export type Acknowledged =
  | { readonly type: "done"; readonly count: number }
  | { readonly type: "before"; readonly by: string; readonly at: string }
  | { readonly type: "nothing" }

/** They. */
export class Alarms extends Context.Service<
  Alarms,
  {
    /** Of an orchestration, the newest first. */
    readonly of: (orchestrationId: string) => Effect.Effect<ReadonlyArray<Alarm>, StorageError>
    /** States that are called stuck and not over, acknowledged or not, the oldest first. */
    readonly stuck: (limit: number) => Effect.Effect<ReadonlyArray<Alarm>, StorageError>
    /** Acknowledges all of an orchestration's: they escalate no further, and its messages say who did it. */
    readonly acknowledge: (orchestrationId: string, by: string) => Effect.Effect<Acknowledged, StorageError>
  }
>()("@segue/bot/routing/Alarms") {}

const reasonOf = ({ kind, status }: Change): Reason | undefined => {
  if (kind === "incident") return "CONTRADICTION"
  return status === "FAILED" || status === "REJECTED" ? status : undefined
}

/** Raises what changes tell of, and ends what they leave behind. In a transaction with the messages about them. */
export const notice = (sql: Sql, changes: ReadonlyArray<Change>) =>
  Effect.gen(function* () {
    const newest = changes.map(({ id, sequence }) => ({ id, sequence }))
    yield* sql`UPDATE bot_alarm a SET is_over = true
      FROM jsonb_to_recordset(${sql.json(newest)}) AS c (id text, sequence bigint)
      WHERE a.orchestration_id = c.id AND a.sequence < c.sequence AND NOT a.is_over`
    const bad = changes.flatMap((told) => {
      const reason = reasonOf(told)
      return reason === undefined ? [] : [{ id: told.id, sequence: told.sequence, reason, told }]
    })
    if (bad.length > 0) yield* raise(sql, bad)
  })

/** An alarm for each route that has messages about an orchestration; each once. Answers how many are new. */
export const raise = (
  sql: Sql,
  raised: ReadonlyArray<{
    readonly id: string
    readonly sequence: number
    readonly reason: Reason
    readonly told: Change
    /** This route alone, and only while its messages are about this state. */
    readonly route?: string
  }>
) =>
  Effect.map(
    sql`INSERT INTO bot_alarm (orchestration_id, sequence, route, reason, told)
      SELECT DISTINCT ON (r.id, r.sequence, m.route) r.id, r.sequence, m.route, r.reason, r.told
      FROM jsonb_to_recordset(${sql.json(raised)}) AS r (id text, sequence bigint, reason text, told jsonb, route text)
      JOIN bot_message m ON m.orchestration_id = r.id AND m.kind = 'change'
        AND (r.route IS NULL OR (r.route = m.route AND r.sequence = m.wanted_sequence))
      ON CONFLICT DO NOTHING RETURNING route`,
    (rows) => rows.length
  )

interface Row extends Omit<Alarm, "sequence"> {
  readonly sequence: bigint
}

/** Its columns, as an alarm has them. */
export const fields = `orchestration_id AS "orchestrationId", sequence, route, reason, told,
  ${rfc3339("raised_at")} AS "raisedAt", steps_taken AS "stepsTaken", ${rfc3339("acknowledged_at")} AS "acknowledgedAt",
  acknowledged_by AS "acknowledgedBy", is_over AS "isOver"`

export const toAlarm = (row: Row): Alarm => ({ ...row, sequence: Number(row.sequence) })

const ofOrchestration = (sql: Sql, id: string) =>
  Effect.map(
    sql<Row>`SELECT ${sql.literal(fields)} FROM bot_alarm WHERE orchestration_id = ${id} ORDER BY sequence DESC, route`,
    (rows) => rows.map(toAlarm)
  )

const acknowledge = (sql: Sql, rules: Rules, id: string, by: string) =>
  Effect.gen(function* () {
    const done = yield* sql<Row>`UPDATE bot_alarm SET acknowledged_at = clock_timestamp(), acknowledged_by = ${by}
      WHERE orchestration_id = ${id} AND acknowledged_at IS NULL AND NOT is_over RETURNING ${sql.literal(fields)}`
    const newest = done.map(toAlarm).toSorted((a, b) => b.sequence - a.sequence)[0]
    if (newest === undefined) {
      const before = (yield* ofOrchestration(sql, id)).find(
        ({ acknowledgedBy, isOver }) => acknowledgedBy !== null && !isOver
      )
      return before === undefined
        ? ({ type: "nothing" } as const)
        : ({ type: "before", by: before.acknowledgedBy!, at: before.acknowledgedAt! } as const)
    }
    yield* Remarks.dropEscalated(sql, id)
    const told = yield* sql<{ target: string }>`SELECT target FROM bot_message WHERE orchestration_id = ${id}`
    const { acknowledgedAt, reason, told: change } = newest
    const remark = {
      type: "remark",
      word: "acknowledged",
      reason,
      at: acknowledgedAt!,
      by,
      state: undefined,
      change
    } as const
    yield* Remarks.write(
      sql,
      id,
      remark,
      told.map(({ target }) => ({ target, mention: undefined }))
    )
    yield* Holding.judge(sql, rules, { ids: [id] })
    return { type: "done", count: done.length } as const
  })

const make = (sql: Sql, rules: Rules): Alarms["Service"] => ({
  of: (id) => stored("read alarms")(ofOrchestration(sql, id)),
  stuck: (limit) =>
    sql<Row>`SELECT ${sql.literal(fields)} FROM bot_alarm WHERE reason = 'STUCK' AND NOT is_over
      ORDER BY raised_at, orchestration_id LIMIT ${limit}::int`.pipe(
      Effect.map((rows) => rows.map(toAlarm)),
      stored("read what is stuck")
    ),
  acknowledge: (id, by) => stored("acknowledge alarms")(transaction(sql, acknowledge(sql, rules, id, by)))
})

/** They in PostgreSQL; `rules` judge whether what is remarked waits. */
export const layer = (rules: Rules): Layer.Layer<Alarms, never, PgClient.PgClient> =>
  Layer.effect(
    Alarms,
    Effect.map(PgClient.PgClient, (sql) => make(sql, rules))
  )

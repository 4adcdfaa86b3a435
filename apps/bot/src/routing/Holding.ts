/**
 * Holds back what waits, by quiet hours and silences: rows get a later time at which they are due, and the reason. The
 * newest state is what is told then, so nothing piles up but what piled up.
 */
import type * as PgClient from "@effect/sql-pg/PgClient"
import type { Orchestration } from "@segue/core/Orchestration"
import * as Effect from "effect/Effect"

import type { Due, Rules } from "./Hold.ts"
import * as Hold from "./Hold.ts"
import * as Silence from "./Silence.ts"

type Sql = PgClient.PgClient

interface Row extends Omit<Due, "orchestration"> {
  readonly orchestration: Orchestration
  readonly table: "message" | "reply"
  readonly id: string
  readonly sequence: string
  readonly held: string | null
  readonly next_ms: number
}

const PAGE = 2_000

/** What is judged: what waits about some orchestrations, all that waits, or only what nothing holds now. */
export type Which = { readonly ids: ReadonlyArray<string> } | "all" | "due"

/** Rows that wait, in order of target, orchestration and number, after one of them. */
const waiting = (sql: Sql, which: Which, after: Row | undefined) => {
  const among = typeof which === "string" ? sql`true` : sql`m.orchestration_id = ANY(${which.ids}::text[])`
  const isFree = (alias: string) =>
    sql.literal(which === "due" ? `(${alias}.held IS NULL OR ${alias}.next_at <= clock_timestamp())` : "true")
  const next = sql.literal("(extract(epoch FROM next_at) * 1000)::float8")
  return sql<Row>`SELECT * FROM (
      SELECT 'message' AS table, m.target, m.route, m.orchestration_id AS id, '' AS sequence, m.held,
        ${next} AS next_ms, m.wanted -> 'orchestration' AS orchestration, m.wanted ->> 'kind' AS kind,
        m.wanted ->> 'status' AS status, EXISTS (SELECT 1 FROM bot_alarm a
          WHERE a.orchestration_id = m.orchestration_id AND a.sequence = m.wanted_sequence) AS "isStuck"
      FROM bot_message m WHERE m.kind = 'change' AND m.state IN ('waiting', 'sending') AND ${isFree("m")} AND ${among}
      UNION ALL
      SELECT 'reply', r.target, m.route, r.orchestration_id, r.sequence::text, r.held,
        (extract(epoch FROM r.next_at) * 1000)::float8, COALESCE(r.told -> 'change', r.told) -> 'orchestration',
        COALESCE(r.told -> 'change', r.told) ->> 'kind', COALESCE(r.told -> 'change', r.told) ->> 'status',
        r.sequence < 0 OR r.told ->> 'type' = 'remark'
      FROM bot_reply r JOIN bot_message m ON m.target = r.target AND m.orchestration_id = r.orchestration_id
      WHERE m.kind = 'change' AND r.state IN ('waiting', 'sending') AND ${isFree("r")} AND ${among}) w
    WHERE (target, id, sequence) > (${after?.target ?? ""}::text, ${after?.id ?? ""}::text, ${after?.sequence ?? " "}::text)
      OR ${after === undefined}::boolean
    ORDER BY target, id, sequence LIMIT ${PAGE}::int`
}

interface Verdict {
  readonly target: string
  readonly id: string
  readonly sequence: string
  readonly until: number | null
  readonly because: string | null
}

const later = `CASE WHEN v.until IS NULL THEN clock_timestamp()
  WHEN held IS NULL THEN GREATEST(next_at, to_timestamp(v.until / 1000)) ELSE to_timestamp(v.until / 1000) END`

const write = (sql: Sql, table: Row["table"], verdicts: ReadonlyArray<Verdict>) => {
  if (verdicts.length === 0) return Effect.void
  const given = sql`jsonb_to_recordset(${sql.json(verdicts)})
    AS v (target text, id text, sequence text, until float8, because text)`
  return table === "message"
    ? sql`UPDATE bot_message t SET next_at = ${sql.literal(later)}, held = v.because FROM ${given}
        WHERE t.target = v.target AND t.orchestration_id = v.id`
    : sql`UPDATE bot_reply t SET next_at = ${sql.literal(later)}, held = v.because FROM ${given}
        WHERE t.target = v.target AND t.orchestration_id = v.id AND t.sequence = v.sequence::bigint`
}

/** A second more or less is no news. */
const NEAR_MS = 1_000

/** What a judgement changes about a row; nothing when it stands so already. */
const verdictOf = (row: Row, hold: Hold.Hold | undefined): ReadonlyArray<Verdict> => {
  const { held, id, next_ms, sequence, target } = row
  if (hold === undefined) return held === null ? [] : [{ target, id, sequence, until: null, because: null }]
  if (held === hold.because && Math.abs(next_ms - hold.untilMs) < NEAR_MS) return []
  return [{ target, id, sequence, until: hold.untilMs, because: hold.because }]
}

/** Whether anything can hold, or is held. */
const isNeeded = (sql: Sql, { routes }: Rules, silences: ReadonlyArray<Silence.Silence>) =>
  silences.length > 0 || routes.some(({ quietHours = [] }) => quietHours.length > 0)
    ? Effect.succeed(true)
    : Effect.map(
        sql<{ found: boolean }>`SELECT EXISTS (SELECT 1 FROM bot_message
            WHERE held IS NOT NULL AND state IN ('waiting', 'sending') AND next_at > clock_timestamp())
          OR EXISTS (SELECT 1 FROM bot_reply
            WHERE held IS NOT NULL AND state IN ('waiting', 'sending') AND next_at > clock_timestamp()) AS found`,
        ([row]) => row?.found === true
      )

/** Judges what waits. To be called in a transaction with what changed. */
export const judge = (sql: Sql, rules: Rules, which: Which) =>
  Effect.gen(function* () {
    const silences = yield* Silence.inForce(sql)
    if (!(yield* isNeeded(sql, rules, silences))) return
    const [clock] = yield* sql<{ now: number }>`SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now`
    let after: Row | undefined
    while (true) {
      const rows: ReadonlyArray<Row> = yield* waiting(sql, which, after)
      const of = (table: Row["table"]) =>
        rows
          .filter((row) => row.table === table)
          .flatMap((row) => verdictOf(row, Hold.judge(row, silences, rules, clock!.now)))
      yield* write(sql, "message", of("message"))
      yield* write(sql, "reply", of("reply"))
      after = rows.at(-1)
      if (rows.length < PAGE) return
    }
  })

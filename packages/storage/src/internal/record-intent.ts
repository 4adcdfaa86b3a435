/** Recording a create, inside a transaction. */
import type * as PgClient from "@effect/sql-pg/PgClient"
import * as Effect from "effect/Effect"

import * as Audit from "../Audit.ts"
import type * as CreateIntents from "../CreateIntents.ts"
import { instant } from "../Stored.ts"
import { fields, type Row, toIntent } from "./intent-row.ts"

interface LimitRow {
  readonly asset: string
  readonly is_over_create: boolean | null
  readonly is_over_day: boolean | null
  readonly is_over_minute: boolean | null
}

/**
 * The first limit that the create would exceed. The limits' rows are locked, so that creates of one caller are counted
 * one after the other; what was not sent or refused does not count. No vendor document says whether `usd` is `USD`: a
 * limit for one holds for the other.
 */
const overLimit = (sql: PgClient.PgClient, wanted: CreateIntents.Wanted) =>
  Effect.gen(function* () {
    const locked = yield* sql`SELECT asset FROM caller_limit WHERE caller = ${wanted.caller}
      AND upper(asset) IN (upper(${wanted.asset}), '*') ORDER BY asset FOR UPDATE`
    if (locked.length === 0) return undefined
    const rows = yield* sql<LimitRow>`SELECT l.asset,
        ${wanted.amount}::numeric > l.create_max AS is_over_create,
        ${wanted.amount}::numeric + COALESCE((SELECT sum(i.amount) FROM create_intent i WHERE i.caller = l.caller
          AND (l.asset = '*' OR upper(i.asset) = upper(l.asset)) AND i.state NOT IN ('refused', 'not_sent')
          AND i.recorded_at > clock_timestamp() - interval '1 day'), 0) > l.day_max AS is_over_day,
        1 + (SELECT count(*) FROM create_intent i WHERE i.caller = l.caller AND (l.asset = '*' OR upper(i.asset) = upper(l.asset))
          AND i.recorded_at > clock_timestamp() - interval '1 minute') > l.minute_count_max AS is_over_minute
      FROM caller_limit l WHERE l.caller = ${wanted.caller} AND upper(l.asset) IN (upper(${wanted.asset}), '*')
      ORDER BY l.asset`
    for (const row of rows) {
      const limit =
        row.is_over_create === true
          ? "create"
          : row.is_over_day === true
            ? "day"
            : row.is_over_minute === true
              ? "minute"
              : undefined
      if (limit !== undefined) return { _tag: "OverLimit", limit, asset: row.asset } as const
    }
    return undefined
  })

const select = (sql: PgClient.PgClient, refId: string) =>
  Effect.map(
    sql<Row>`SELECT ${sql.literal(fields)} FROM create_intent WHERE ref_id = ${refId} FOR UPDATE`,
    ([row]) => row
  )

const sendBefore = ({ sendBefore: at }: CreateIntents.Wanted) => (at === undefined ? null : instant(at))

/**
 * Lets a create that ended without effect begin anew; its API stays. It is recorded now: limits count what leaves today,
 * and a create that was refused days ago would be in none of their windows.
 */
const again = (sql: PgClient.PgClient, wanted: CreateIntents.Wanted) =>
  sql<Row>`UPDATE create_intent SET state = 'recorded', send_before = ${sendBefore(wanted)}::timestamptz, next_at = NULL,
      outcome = NULL, recorded_at = clock_timestamp(), updated_at = clock_timestamp()
    WHERE ref_id = ${wanted.refId} AND state IN ('refused', 'not_sent') RETURNING ${sql.literal(fields)}`

const insert = (sql: PgClient.PgClient, wanted: CreateIntents.Wanted) =>
  Effect.gen(function* () {
    // Held until commit: whoever changes the switch waits for this create, and the next one sees the change.
    const [switched] = yield* sql<{ mode: string }>`SELECT mode FROM cut_over FOR SHARE`
    const api = wanted.surface === "facade" && switched?.mode === "on" ? "conversion" : "orchestration"
    const [row] = yield* sql<Row>`INSERT INTO create_intent (ref_id, caller, request_hash, request, asset, amount, api,
        send_before, state)
      VALUES (${wanted.refId}, ${wanted.caller}, ${wanted.requestHash}, ${sql.json(wanted.request)}, ${wanted.asset},
        ${wanted.amount}::numeric, ${api}, ${sendBefore(wanted)}::timestamptz, 'recorded')
      ON CONFLICT (ref_id) DO NOTHING RETURNING ${sql.literal(fields)}`
    return row
  })

const audit = (sql: PgClient.PgClient, wanted: CreateIntents.Wanted, row: Row) =>
  Audit.insert(sql, {
    actor: wanted.caller,
    action: "create.recorded",
    subject: wanted.refId,
    ...(wanted.requestId === undefined ? {} : { requestId: wanted.requestId }),
    detail: { api: row.api, requestHash: wanted.requestHash, request: wanted.request }
  })

/** Records a create; see `CreateIntents.record`. */
export const record = (sql: PgClient.PgClient, wanted: CreateIntents.Wanted) =>
  Effect.gen(function* () {
    const present = yield* select(sql, wanted.refId)
    if (present === undefined) {
      const over = yield* overLimit(sql, wanted)
      if (over !== undefined) return over
      const row = yield* insert(sql, wanted)
      if (row !== undefined) {
        yield* audit(sql, wanted, row)
        return { _tag: "Recorded", intent: toIntent(row), isNew: true } as const
      }
    }
    // Somebody recorded it between our two looks.
    const row = present ?? (yield* select(sql, wanted.refId))!
    if (row.caller !== wanted.caller) return { _tag: "OtherCaller" } as const
    if (row.request_hash !== wanted.requestHash) return { _tag: "OtherRequest", intent: toIntent(row) } as const
    if (row.state !== "refused" && row.state !== "not_sent") {
      return { _tag: "Recorded", intent: toIntent(row), isNew: false } as const
    }
    const over = yield* overLimit(sql, wanted)
    if (over !== undefined) return over
    const [reopened] = yield* again(sql, wanted)
    yield* audit(sql, wanted, reopened!)
    return { _tag: "Recorded", intent: toIntent(reopened!), isNew: false } as const
  })

/** Working on a create: one process at a time, and whatever it does is written before and after. */
import type * as PgClient from "@effect/sql-pg/PgClient"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

import * as Audit from "../Audit.ts"
import type * as CreateIntents from "../CreateIntents.ts"
import { fields, type Row, toIntent } from "./intent-row.ts"

interface LeaseRow extends Row {
  readonly lease: bigint
  readonly is_leased: boolean
  readonly is_expired: boolean
}

const leaseFields = `${fields}, lease, COALESCE(leased_until > clock_timestamp(), false) AS is_leased,
  COALESCE(send_before <= clock_timestamp(), false) AS is_expired`

const isSettled = (state: CreateIntents.State): boolean =>
  state === "created" || state === "refused" || state === "not_sent"

/** The operations, each for use inside a transaction. */
export const makeLeases = (sql: PgClient.PgClient) => {
  const locked = (refId: string) =>
    Effect.map(
      sql<LeaseRow>`SELECT ${sql.literal(leaseFields)} FROM create_intent WHERE ref_id = ${refId} FOR UPDATE`,
      ([row]) => row
    )

  const audit = (row: Row, action: string, detail: Readonly<Record<string, unknown>>) =>
    Audit.insert(sql, { actor: row.caller, action, subject: row.ref_id, detail })

  return {
    lease: (refId: string, forMs: number) =>
      Effect.gen(function* () {
        const row = yield* locked(refId)
        if (row === undefined) return Option.none<CreateIntents.Leased>()
        if (isSettled(row.state)) return Option.some<CreateIntents.Leased>({ _tag: "Settled", intent: toIntent(row) })
        if (row.is_leased) return Option.some<CreateIntents.Leased>({ _tag: "Busy", intent: toIntent(row) })
        // Still "sending" without a lease: its process died in the middle, and the request may have arrived.
        const isAbandoned = row.state === "sending"
        if (isAbandoned) yield* audit(row, "create.abandoned", { attempts: row.attempts })
        const [taken] = yield* sql<LeaseRow>`UPDATE create_intent SET lease = lease + 1,
            leased_until = clock_timestamp() + ${forMs}::float8 * interval '1 millisecond',
            state = CASE WHEN state = 'sending' THEN 'in_doubt' ELSE state END,
            is_doubted = is_doubted OR state = 'sending',
            doubt_at = CASE WHEN state = 'sending' THEN clock_timestamp() ELSE doubt_at END, updated_at = clock_timestamp()
          WHERE ref_id = ${refId} RETURNING ${sql.literal(leaseFields)}`
        return Option.some<CreateIntents.Leased>({
          _tag: "Leased",
          lease: { refId, number: Number(taken!.lease) },
          intent: toIntent(taken!)
        })
      }),

    start: ({ number, refId }: CreateIntents.Lease) =>
      Effect.gen(function* () {
        const row = yield* locked(refId)
        if (row === undefined || Number(row.lease) !== number || !row.is_leased || isSettled(row.state)) {
          return { _tag: "Lost" } as const
        }
        // One that was sent and is in doubt may be sent again later: it cannot make a second record.
        if (row.is_expired && row.state === "recorded") {
          yield* sql`UPDATE create_intent SET state = 'not_sent', leased_until = NULL, next_at = NULL,
              outcome = ${sql.json({ reason: "send_before" })}, updated_at = clock_timestamp()
            WHERE ref_id = ${refId}`
          yield* audit(row, "create.expired", { sendBefore: row.send_before })
          return { _tag: "Expired" } as const
        }
        yield* sql`UPDATE create_intent SET state = 'sending', attempts = attempts + 1,
            first_sent_at = COALESCE(first_sent_at, clock_timestamp()), updated_at = clock_timestamp()
          WHERE ref_id = ${refId}`
        yield* audit(row, "create.sending", { attempt: row.attempts + 1, api: row.api })
        return { _tag: "Send", attempt: row.attempts + 1 } as const
      }),

    settle: ({ number, refId }: CreateIntents.Lease, ending: CreateIntents.Ending) =>
      Effect.gen(function* () {
        const row = yield* locked(refId)
        if (row === undefined || Number(row.lease) !== number || isSettled(row.state)) return "Lost"
        const isDoubtful = ending.state === "in_doubt" || row.is_doubted
        const settles = ending.state === "created" || (ending.state === "refused" && ending.isSettled)
        // After an attempt in doubt neither a refusal nor "not sent" says anything about that attempt.
        const state = isDoubtful && !settles ? "in_doubt" : ending.state
        const retryMs = ending.state === "in_doubt" ? ending.retryMs : state === "in_doubt" ? 0 : null
        // Only what was sent puts in doubt; a look-up that finds nothing lets the doubt grow older.
        const isFresh = ending.state === "in_doubt" && row.state === "sending"
        const vendorId = ending.state === "created" ? ending.vendorId : null
        yield* sql`UPDATE create_intent SET state = ${state}, is_doubted = ${state === "in_doubt"}, leased_until = NULL,
            doubt_at = CASE WHEN ${state !== "in_doubt"} THEN NULL WHEN ${isFresh} THEN clock_timestamp() ELSE doubt_at END,
            next_at = clock_timestamp() + ${retryMs}::float8 * interval '1 millisecond',
            vendor_id = COALESCE(${vendorId}::text, vendor_id),
            outcome = ${sql.json(ending.outcome ?? null)}, updated_at = clock_timestamp()
          WHERE ref_id = ${refId}`
        yield* audit(row, `create.${state}`, { told: ending.state, vendorId, outcome: ending.outcome ?? null })
        return state === ending.state ? "Settled" : "Doubted"
      })
  }
}

/** A create as a row. */
import type * as CreateIntents from "../CreateIntents.ts"
import { rfc3339 } from "../Stored.ts"

export interface Row {
  readonly ref_id: string
  readonly caller: string
  readonly request_hash: string
  readonly request: unknown
  readonly api: CreateIntents.Api
  readonly send_before: string | null
  readonly state: CreateIntents.State
  readonly is_doubted: boolean
  readonly attempts: number
  readonly vendor_id: string | null
  readonly outcome: unknown
  readonly recorded_at: string
  readonly age_ms: number
  readonly idle_ms: number
  readonly doubt_age_ms: number | null
}

export const fields = `ref_id, caller, request_hash, request, api, ${rfc3339("send_before")} AS send_before, state,
  is_doubted, attempts, vendor_id, outcome, ${rfc3339("recorded_at")} AS recorded_at,
  (extract(epoch FROM clock_timestamp() - recorded_at) * 1000)::float8 AS age_ms,
  (extract(epoch FROM clock_timestamp() - updated_at) * 1000)::float8 AS idle_ms,
  (extract(epoch FROM clock_timestamp() - doubt_at) * 1000)::float8 AS doubt_age_ms`

export const toIntent = (row: Row): CreateIntents.Intent => ({
  refId: row.ref_id,
  caller: row.caller,
  requestHash: row.request_hash,
  request: row.request,
  api: row.api,
  sendBefore: row.send_before ?? undefined,
  state: row.state,
  isDoubted: row.is_doubted,
  attempts: row.attempts,
  vendorId: row.vendor_id ?? undefined,
  outcome: row.outcome ?? undefined,
  recordedAt: row.recorded_at,
  ageMs: row.age_ms,
  idleMs: row.idle_ms,
  doubtAgeMs: row.doubt_age_ms ?? undefined
})

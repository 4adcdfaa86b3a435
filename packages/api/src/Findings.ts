/**
 * The port behind `system.findings`: what a host knows beside the statuses of orchestrations, and somebody should. What
 * of it a caller may see is for `Grants` to say.
 */
import { Decimal } from "@segue/core/Decimal"
import { Limit } from "@segue/core/Listing"
import type { PaxosError } from "@segue/core/PaxosError"
import * as Timestamp from "@segue/core/Timestamp"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

import type { Thing } from "./Grants.ts"

/**
 * - `creates-in-doubt`: creates of which nobody knows whether the vendor carried them out;
 * - `refused-creates`: creates that the vendor refused, from the audit;
 * - `differences`: what the newest comparison with the vendor found to differ;
 * - `foreign`: orchestrations that it found, and that nobody here and no rule started;
 * - `legacy-conversions`: while the cut-over drains, conversions of the legacy API that have not ended.
 */
export const Kind = Schema.Literals([
  "creates-in-doubt",
  "refused-creates",
  "differences",
  "foreign",
  "legacy-conversions"
])
export type Kind = typeof Kind.Type

/** One page of one kind. */
export const Query = Schema.Struct({
  kind: Kind,
  /** Refused since then, or conversions created since then. Without it, how far back it goes is the host's to choose. */
  since: Schema.optionalKey(Timestamp.Timestamp),
  page_cursor: Schema.optionalKey(Schema.String),
  limit: Schema.optionalKey(Limit)
})
export interface Query extends Schema.Schema.Type<typeof Query> {}

const Duration = Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0))

const DoubtfulCreate = Schema.Struct({
  type: Schema.Literal("create-in-doubt"),
  ref_id: Schema.String,
  caller: Schema.String,
  api: Schema.Literals(["orchestration", "conversion"]),
  attempts: Schema.Int,
  recorded_at: Timestamp.Timestamp,
  /** Milliseconds since the last attempt that is in doubt. */
  doubt_age_ms: Duration
})

const RefusedCreate = Schema.Struct({
  type: Schema.Literal("refused-create"),
  /** Of this refusal: the same create may be refused again. */
  id: Schema.String,
  ref_id: Schema.String,
  caller: Schema.String,
  /** A name for why, the same for the same cause: `InsufficientFunds`. */
  reason: Schema.String,
  /** For people. */
  why: Schema.String,
  at: Timestamp.Timestamp
})

const Difference = Schema.Struct({
  type: Schema.Literal("difference"),
  /** `money`, `status`, `missing-here`, `missing-there`, `not-ours`. */
  difference: Schema.String,
  id: Schema.String,
  ref_id: Schema.optionalKey(Schema.String),
  /** The fields that differ. */
  fields: Schema.Array(Schema.String),
  here: Schema.optionalKey(Schema.String),
  there: Schema.optionalKey(Schema.String),
  /** How many orchestrations were compared, and from when on. */
  compared: Schema.Int,
  compared_from: Timestamp.Timestamp
})

const LegacyConversion = Schema.Struct({
  type: Schema.Literal("legacy-conversion"),
  id: Schema.String,
  ref_id: Schema.optionalKey(Schema.String),
  profile_id: Schema.String,
  amount: Decimal,
  source_asset: Schema.String,
  target_asset: Schema.String,
  status: Schema.String,
  created_at: Timestamp.Timestamp
})

/** One finding. */
export const Finding = Schema.Union([DoubtfulCreate, RefusedCreate, Difference, LegacyConversion]).annotate({
  identifier: "Finding"
})
export type Finding = typeof Finding.Type

const pageFields = {
  next_page_cursor: Schema.optionalKey(Schema.String),
  /** RFC 3339, by the host's database: what came later is not on this page. */
  as_of: Timestamp.Timestamp,
  /** Why nothing can be said of this kind now. No items then mean nothing. */
  not_known: Schema.optionalKey(Schema.String)
}

/** A page as callers see it. It may be shorter than asked for, and empty, and still lead on. */
export const Page = Schema.Struct({ items: Schema.Array(Finding), ...pageFields }).annotate({ identifier: "Findings" })
export interface Page extends Schema.Schema.Type<typeof Page> {}

/** A finding with what a caller must be allowed to see to be told of it; without that it is told to nobody. */
export interface Found {
  readonly finding: Finding
  readonly thing: Thing | undefined
}

/** The port. */
export interface Service {
  readonly read: (
    query: Query
  ) => Effect.Effect<Omit<Page, "items"> & { readonly items: ReadonlyArray<Found> }, PaxosError>
}

/** Knows nothing, and says so. */
export const none: Service = {
  read: () =>
    Effect.map(Clock.currentTimeMillis, (nowMs) => ({
      items: [],
      as_of: Timestamp.fromMillis(nowMs, 3),
      not_known: "this gateway does not look for it"
    }))
}

/** What the host knows. */
export const Findings = Context.Reference<Service>("@segue/api/Findings", { defaultValue: () => none })

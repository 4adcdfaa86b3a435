/**
 * The legacy API: Stablecoin Conversions, deprecated. Field names are the vendor's, decoded and on the wire.
 * Sources: docs/vendor-facts.md#conv-endpoints, #conv-request, #conv-object, #conv-list.
 */
import * as Schema from "effect/Schema"

import { Decimal } from "./Decimal.ts"
import { Id, Metadata } from "./Id.ts"
import { open, openLiterals, optional } from "./internal/open.ts"
import { Limit, Order } from "./Listing.ts"
import { Timestamp } from "./Timestamp.ts"

/** Statuses of a conversion; an open set, although the vendor never added one. */
export const statuses = ["CREATED", "SETTLED", "CANCELLED"] as const
export type KnownStatus = (typeof statuses)[number]
export const Status = openLiterals(statuses)

/** Whether a conversion in this status will not change any more; false for statuses we do not know. */
export const isTerminal = (status: string): boolean => status === "SETTLED" || status === "CANCELLED"

/** Clients in several languages write absent strings as null; a request's optional fields accept it. */
const optionalText = Schema.optionalKey(Schema.NullOr(Schema.String))

const requestFieldSchemas = {
  profile_id: Id,
  amount: Decimal,
  source_asset: Id,
  target_asset: Id,
  ref_id: optionalText,
  identity_id: optionalText,
  account_id: optionalText,
  metadata: Schema.optionalKey(Schema.NullOr(Metadata)),
  recipient_profile_id: optionalText
}

/**
 * Body of `POST /v2/conversion/stablecoins`. `amount` counts `source_asset`; the rate is 1:1. Fields we do not know are
 * kept, so that a migration can say that it left them out.
 */
export const ConversionRequest = open(requestFieldSchemas).annotate({ identifier: "ConversionRequest" })
export interface ConversionRequest extends Schema.Schema.Type<typeof ConversionRequest> {}

/** The fields of a request, for whoever must tell known from unknown ones. */
export const requestFields: ReadonlySet<string> = new Set(Object.keys(requestFieldSchemas))

const conversionFields = {
  id: Id,
  profile_id: Id,
  amount: Decimal,
  source_asset: Schema.String,
  target_asset: Schema.String,
  status: Status,
  ref_id: optional(Schema.String),
  identity_id: optional(Schema.String),
  account_id: optional(Schema.String),
  created_at: Timestamp,
  updated_at: optional(Timestamp),
  settled_at: optional(Timestamp),
  cancelled_at: optional(Timestamp),
  metadata: optional(Metadata),
  recipient_profile_id: optional(Schema.String)
}

/** A conversion as the legacy API answers it; fields we do not know are kept. */
export const Conversion = open(conversionFields).annotate({ identifier: "Conversion" })
export interface Conversion extends Schema.Schema.Type<typeof Conversion> {}

/** The known fields of a conversion. */
export const conversionFieldNames: ReadonlySet<string> = new Set(Object.keys(conversionFields))

/** Query of `GET /v2/conversion/stablecoins`; all time bounds are inclusive. */
export const ConversionQuery = Schema.Struct({
  profile_id: Schema.optionalKey(Id),
  ref_id: Schema.optionalKey(Id),
  "created_at.begin": Schema.optionalKey(Timestamp),
  "created_at.end": Schema.optionalKey(Timestamp),
  "updated_at.begin": Schema.optionalKey(Timestamp),
  "updated_at.end": Schema.optionalKey(Timestamp),
  order: Schema.optionalKey(Order),
  page_cursor: Schema.optionalKey(Schema.String),
  limit: Schema.optionalKey(Limit)
}).annotate({ identifier: "ConversionQuery" })
export interface ConversionQuery extends Schema.Schema.Type<typeof ConversionQuery> {}

/** Reply of the listing; the cursor is absent on the last page. */
export const ConversionList = open({
  items: Schema.Array(Conversion),
  next_page_cursor: optional(Schema.String)
}).annotate({ identifier: "ConversionList" })
export interface ConversionList extends Schema.Schema.Type<typeof ConversionList> {}

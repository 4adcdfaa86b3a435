/**
 * The new API: Orchestrations. Field names are the vendor's, decoded and on the wire.
 * Sources: docs/vendor-facts.md#orch-endpoints, #orch-request, #orch-object, #orch-list.
 */
import * as Schema from "effect/Schema"

import { Decimal } from "./Decimal.ts"
import { Id, Metadata } from "./Id.ts"
import { open, openLiterals, optional } from "./internal/open.ts"
import { ARRAY_MAX, Limit, Order } from "./Listing.ts"
import { oneof } from "./OneOf.ts"
import { Timestamp } from "./Timestamp.ts"

/** Statuses of an orchestration; an open set that has grown once. Source: docs/vendor-facts.md#orch-statuses. */
export const statuses = ["PENDING", "PROCESSING", "COMPLETED", "FAILED", "REJECTED"] as const
export type KnownStatus = (typeof statuses)[number]
export const Status = openLiterals(statuses)

/** Whether an orchestration in this status will not change any more; false for statuses we do not know. */
export const isTerminal = (status: string): boolean =>
  status === "COMPLETED" || status === "FAILED" || status === "REJECTED"

const ProfileSide = Schema.Struct({ profile_id: Id })

/** Where the money of an ad-hoc orchestration comes from: always a profile. */
export const Source = oneof({ profile: ProfileSide })
export type Source = typeof Source.Type

/**
 * Where the money goes. The vendor's schema would allow several variants at once and none; this one asks for exactly
 * one. Source: docs/vendor-facts.md#orch-variants.
 */
export const Destination = oneof({
  profile: ProfileSide,
  crypto: Schema.Struct({
    address: Schema.optionalKey(Schema.String),
    network: Schema.optionalKey(Schema.String),
    /** Deprecated in favour of address and network. Source: docs/vendor-facts.md#orch-address-id. */
    address_id: Schema.optionalKey(Schema.String)
  }),
  fiat: Schema.Struct({ bank_account_id: Id, memo: Schema.optionalKey(Schema.String) })
})
export type Destination = typeof Destination.Type

/**
 * Body of `POST /v2/orchestration/orchestrations`. The vendor marks `source` and `destination` optional; leaving one
 * out may pick the customer's default profile, so both are required here (docs/vendor-facts.md#orch-omitted-side).
 */
export const OrchestrationRequest = Schema.Struct({
  ref_id: Id,
  source_amount: Decimal,
  source_asset: Id,
  destination_asset: Id,
  source: Source,
  destination: Destination,
  identity_id: Schema.optionalKey(Schema.String),
  account_id: Schema.optionalKey(Schema.String),
  metadata: Schema.optionalKey(Metadata)
}).annotate({ identifier: "OrchestrationRequest" })
export interface OrchestrationRequest extends Schema.Schema.Type<typeof OrchestrationRequest> {}

/** The fields of a request, for whoever must tell known from unknown ones. */
export const requestFields: ReadonlySet<string> = new Set(Object.keys(OrchestrationRequest.fields))

/** Statuses of one leg; not the statuses of a Transfer. Source: docs/vendor-facts.md#orch-transfers. */
export const transferStatuses = ["PENDING", "PROCESSING", "COMPLETED", "FAILED"] as const

/** One leg of an orchestration; the transfer's id is known from PROCESSING on. */
export const TransferDetails = open({
  transfer_id: optional(Schema.String),
  status: optional(openLiterals(transferStatuses))
}).annotate({ identifier: "TransferDetails" })
export interface TransferDetails extends Schema.Schema.Type<typeof TransferDetails> {}

/** The source an answer shows: rule-triggered orchestrations start from an address or a bank deposit. */
export const ShownSource = open({
  profile: optional(open({ profile_id: Schema.String })),
  crypto: optional(
    open({
      address_id: optional(Schema.String),
      address: optional(Schema.String),
      network: optional(Schema.String)
    })
  ),
  fiat: optional(
    open({
      deposit_instructions_id: optional(Schema.String),
      memo: optional(Schema.String)
    })
  )
})

/** The destination an answer shows. */
export const ShownDestination = open({
  profile: optional(open({ profile_id: Schema.String })),
  crypto: optional(
    open({
      address: optional(Schema.String),
      network: optional(Schema.String),
      address_id: optional(Schema.String)
    })
  ),
  fiat: optional(open({ bank_account_id: optional(Schema.String), memo: optional(Schema.String) }))
})

const orchestrationFields = {
  id: Id,
  profile_id: optional(Schema.String),
  identity_id: optional(Schema.String),
  account_id: optional(Schema.String),
  customer_id: optional(Schema.String),
  ref_id: optional(Schema.String),
  source_asset: Schema.String,
  destination_asset: Schema.String,
  source_amount: Decimal,
  source_transfer: optional(TransferDetails),
  destination_transfer: optional(TransferDetails),
  status: Status,
  fail_reason: optional(open({ detail: optional(Schema.String) })),
  source: optional(ShownSource),
  destination: optional(ShownDestination),
  orchestration_rule_id: optional(Schema.String),
  created_at: Timestamp,
  updated_at: optional(Timestamp),
  metadata: optional(Metadata)
}

/** An orchestration as the API answers it; fields we do not know are kept. */
export const Orchestration = open(orchestrationFields).annotate({ identifier: "Orchestration" })
export interface Orchestration extends Schema.Schema.Type<typeof Orchestration> {}

/** The known fields of an orchestration. */
export const orchestrationFieldNames: ReadonlySet<string> = new Set(Object.keys(orchestrationFields))

const Several = Schema.optionalKey(
  Schema.Array(Id).check(Schema.isMaxLength(ARRAY_MAX, { expected: `at most ${ARRAY_MAX} values` }))
)

/** Query of `GET /v2/orchestration/orchestrations`; arrays repeat the key (docs/vendor-facts.md#orch-list-arrays). */
export const OrchestrationQuery = Schema.Struct({
  profile_id: Several,
  ref_id: Several,
  orchestration_id: Several,
  orchestration_rule_id: Several,
  source_asset: Several,
  destination_asset: Several,
  status: Several,
  "created_at.lt": Schema.optionalKey(Timestamp),
  "created_at.lte": Schema.optionalKey(Timestamp),
  "created_at.eq": Schema.optionalKey(Timestamp),
  "created_at.gte": Schema.optionalKey(Timestamp),
  "created_at.gt": Schema.optionalKey(Timestamp),
  order: Schema.optionalKey(Order),
  limit: Schema.optionalKey(Limit),
  page_cursor: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "OrchestrationQuery" })
export interface OrchestrationQuery extends Schema.Schema.Type<typeof OrchestrationQuery> {}

/**
 * Reply of the listing. `orchestrations` is deprecated: read `rows`, which looks at `items` first.
 * Source: docs/vendor-facts.md#orch-items-deprecation.
 */
export const OrchestrationList = open({
  items: optional(Schema.Array(Orchestration)),
  orchestrations: optional(Schema.Array(Orchestration)),
  next_page_cursor: optional(Schema.String)
}).annotate({ identifier: "OrchestrationList" })
export interface OrchestrationList extends Schema.Schema.Type<typeof OrchestrationList> {}

/** The rows of a page, from whichever array the API still sends; none of the two means an empty page. */
export const rows = (list: OrchestrationList): ReadonlyArray<Orchestration> => list.items ?? list.orchestrations ?? []

/** Whether a row is what a legacy conversion was: profile to profile, two assets, not started by a rule. */
export const isConversion = (orchestration: Orchestration): boolean =>
  orchestration.source?.profile !== undefined &&
  orchestration.destination?.profile !== undefined &&
  orchestration.source_asset !== orchestration.destination_asset &&
  (orchestration.orchestration_rule_id === undefined || orchestration.orchestration_rule_id === "")

/**
 * Orchestration rules: a deposit to the rule's address or bank instructions starts an orchestration.
 * Sources: docs/vendor-facts.md#orch-rules, #orch-rule-statuses, #orch-rule-reply.
 */
import * as Schema from "effect/Schema"

import { Id } from "./Id.ts"
import { open, openLiterals, optional } from "./internal/open.ts"
import { ARRAY_MAX, Limit, Order } from "./Listing.ts"
import { oneof } from "./OneOf.ts"
import { Timestamp } from "./Timestamp.ts"

/** Statuses of a rule; `CANCELLED` existed once and was removed, so the set is open both ways. */
export const statuses = ["ACTIVE", "DELETED", "PENDING", "REJECTED"] as const

/** Chains a rule may listen on; these names differ from the saved-address API (`POLYGON` here). */
export const cryptoNetworks = ["ETHEREUM", "SOLANA", "STELLAR", "BASE", "POLYGON"] as const
export const fiatNetworks = ["WIRE", "CUBIX"] as const
export const fiatAccountTypes = ["SWIFT", "ABA"] as const

/** Body of `POST /v2/orchestration/rules`. Without a destination the converted money stays in the profile. */
export const RuleRequest = Schema.Struct({
  ref_id: Id,
  profile_id: Id,
  source_asset: Id,
  destination_asset: Id,
  source: oneof({
    crypto: Schema.Struct({ network: Schema.Literals(cryptoNetworks) }),
    fiat: Schema.Struct({
      network: Schema.Literals(fiatNetworks),
      account_type: Schema.optionalKey(Schema.Literals(fiatAccountTypes))
    })
  }),
  destination: Schema.optionalKey(
    oneof({
      profile: Schema.Struct({ profile_id: Id }),
      crypto: Schema.Struct({
        address: Schema.optionalKey(Schema.String),
        network: Schema.optionalKey(Schema.String),
        /** Deprecated in favour of address and network. Source: docs/vendor-facts.md#orch-address-id. */
        crypto_address_id: Schema.optionalKey(Schema.String)
      }),
      fiat: Schema.Struct({ fiat_account_id: Id, memo: Schema.optionalKey(Schema.String) })
    })
  ),
  nickname: Schema.optionalKey(Schema.String),
  identity_id: Schema.optionalKey(Schema.String),
  account_id: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "RuleRequest" })
export interface RuleRequest extends Schema.Schema.Type<typeof RuleRequest> {}

/** A rule as the API answers it. */
export const Rule = open({
  id: Id,
  ref_id: optional(Schema.String),
  nickname: optional(Schema.String),
  profile_id: optional(Schema.String),
  identity_id: optional(Schema.String),
  account_id: optional(Schema.String),
  status: openLiterals(statuses),
  source_asset: Schema.String,
  destination_asset: Schema.String,
  source: optional(
    open({
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
          network: optional(Schema.String),
          account_type: optional(Schema.String),
          memo_id: optional(Schema.String)
        })
      )
    })
  ),
  destination: optional(
    open({
      profile: optional(open({ profile_id: Schema.String })),
      crypto: optional(open({ address: optional(Schema.String), network: optional(Schema.String) })),
      fiat: optional(open({ fiat_account_id: optional(Schema.String), memo: optional(Schema.String) }))
    })
  ),
  created_at: optional(Timestamp)
}).annotate({ identifier: "Rule" })
export interface Rule extends Schema.Schema.Type<typeof Rule> {}

/** Create and delete answer the rule inside a wrapper, unlike orchestrations. */
export const RuleReply = open({ rule: Rule }).annotate({ identifier: "RuleReply" })

/** Query of `GET /v2/orchestration/rules`: here profile and assets are single values and the id filter is `ids`. */
export const RuleQuery = Schema.Struct({
  profile_id: Schema.optionalKey(Id),
  status: Schema.optionalKey(Schema.Array(Id).check(Schema.isMaxLength(ARRAY_MAX))),
  source_asset: Schema.optionalKey(Id),
  destination_asset: Schema.optionalKey(Id),
  ids: Schema.optionalKey(Schema.Array(Id).check(Schema.isMaxLength(ARRAY_MAX))),
  limit: Schema.optionalKey(Limit),
  order: Schema.optionalKey(Order),
  page_cursor: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "RuleQuery" })
export interface RuleQuery extends Schema.Schema.Type<typeof RuleQuery> {}

/** Reply of the listing; `rules` is deprecated, read `rows`. */
export const RuleList = open({
  items: optional(Schema.Array(Rule)),
  rules: optional(Schema.Array(Rule)),
  next_page_cursor: optional(Schema.String)
}).annotate({ identifier: "RuleList" })
export interface RuleList extends Schema.Schema.Type<typeof RuleList> {}

/** The rows of a page, from whichever array the API still sends. */
export const rows = (list: RuleList): ReadonlyArray<Rule> => list.items ?? list.rules ?? []

/** Profiles hold balances. Sources: docs/vendor-facts.md#profiles, #balances. */
import * as Schema from "effect/Schema"

import { SignedDecimal } from "./Decimal.ts"
import { Id } from "./Id.ts"
import { open, openLiterals, optional } from "./internal/open.ts"
import { Timestamp } from "./Timestamp.ts"

/** A profile; every account has exactly one of type DEFAULT. */
export const Profile = open({
  id: Id,
  nickname: optional(Schema.String),
  description: optional(Schema.String),
  type: optional(openLiterals(["DEFAULT", "NORMAL"])),
  created_at: optional(Timestamp)
}).annotate({ identifier: "Profile" })
export interface Profile extends Schema.Schema.Type<typeof Profile> {}

/** Reply of `GET /v2/profiles`. */
export const ProfileList = open({
  items: Schema.Array(Profile),
  next_page_cursor: optional(Schema.String)
}).annotate({ identifier: "ProfileList" })
export interface ProfileList extends Schema.Schema.Type<typeof ProfileList> {}

/** What a profile holds of one asset: `available` can be used, `trading` is held for open orders. */
export const Balance = open({
  asset: Schema.String,
  available: SignedDecimal,
  trading: SignedDecimal
}).annotate({ identifier: "Balance" })
export interface Balance extends Schema.Schema.Type<typeof Balance> {}

/** Reply of `GET /v2/profiles/{profile_id}/balances`; not paged. */
export const BalanceList = open({ items: Schema.Array(Balance) }).annotate({ identifier: "BalanceList" })
export interface BalanceList extends Schema.Schema.Type<typeof BalanceList> {}

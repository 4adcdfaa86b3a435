/** Profiles and what they hold. Sources: docs/vendor-facts.md#profiles, #balances, #sandbox-deposit. */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type * as Stream from "effect/Stream"

import type { SandboxDepositReply, SandboxDepositRequest } from "./Deposit.ts"
import { Id } from "./Id.ts"
import { ARRAY_MAX, Limit, Order, type Page } from "./Listing.ts"
import type { PaxosError } from "./PaxosError.ts"
import type { Balance, Profile } from "./Profile.ts"
import { Timestamp } from "./Timestamp.ts"

/** Query of `GET /v2/profiles`; the default order is ASC. `nickname` matches the beginning, in any case. */
export const ProfileQuery = Schema.Struct({
  "created_at.lt": Schema.optionalKey(Timestamp),
  "created_at.lte": Schema.optionalKey(Timestamp),
  "created_at.eq": Schema.optionalKey(Timestamp),
  "created_at.gte": Schema.optionalKey(Timestamp),
  "created_at.gt": Schema.optionalKey(Timestamp),
  nickname: Schema.optionalKey(Schema.String),
  ids: Schema.optionalKey(Schema.Array(Id).check(Schema.isMaxLength(ARRAY_MAX))),
  limit: Schema.optionalKey(Limit),
  order: Schema.optionalKey(Order),
  order_by: Schema.optionalKey(Schema.Literal("CREATED_AT")),
  page_cursor: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "ProfileQuery" })
export interface ProfileQuery extends Schema.Schema.Type<typeof ProfileQuery> {}

/** Profiles of the account. */
export class Profiles extends Context.Service<
  Profiles,
  {
    readonly list: (query: ProfileQuery) => Effect.Effect<Page<Profile>, PaxosError>
    /** All profiles from the query's cursor on; pages are asked for as they are wanted. */
    readonly stream: (query: ProfileQuery) => Stream.Stream<Profile, PaxosError>
    /** What a profile holds: of every asset, or of these. Not paged. */
    readonly balances: (
      profile_id: string,
      assets?: ReadonlyArray<string>
    ) => Effect.Effect<ReadonlyArray<Balance>, PaxosError>
    /**
     * Puts play money into a profile; exists in sandboxes only. It has no `ref_id`: sent once, and after a failure that
     * is in doubt the balance tells what happened.
     */
    readonly sandboxDeposit: (
      profile_id: string,
      request: SandboxDepositRequest
    ) => Effect.Effect<typeof SandboxDepositReply.Type, PaxosError>
  }
>()("@segue/core/Profiles") {}

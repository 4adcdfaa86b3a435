/** Finding a record by its `ref_id`, through a listing filtered by it. */
import * as Effect from "effect/Effect"
import type * as Option from "effect/Option"

import type { Page } from "../../Listing.ts"
import * as PaxosError from "../../PaxosError.ts"

/**
 * The row with this `ref_id`. Rows without it mean that the filter was not applied, as in older versions of the API
 * (docs/vendor-facts.md#orch-list-ref-id): then the record may be on any page, and "none" would be a guess.
 */
export const findByRefId = <A extends { readonly ref_id?: string }>(
  operation: string,
  listing: Effect.Effect<Page<A>, PaxosError.PaxosError>,
  ref_id: string
): Effect.Effect<Option.Option<A>, PaxosError.PaxosError> =>
  Effect.flatMap(listing, ({ items }) => {
    const own = items.find((row) => row.ref_id === ref_id)
    if (own !== undefined) return Effect.succeedSome(own)
    if (items.length === 0) return Effect.succeedNone
    const issue = { path: ["items"], message: "The listing did not filter by ref_id" }
    const reason = new PaxosError.UnreadableReply({ status: 200, issues: [issue] })
    return Effect.fail(new PaxosError.PaxosError({ operation, reason, sent: true }))
  })

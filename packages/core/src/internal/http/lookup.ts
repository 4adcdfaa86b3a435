/** Finding a record by its `ref_id`, through a listing filtered by it. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

import type { Page } from "../../Listing.ts"
import * as PaxosError from "../../PaxosError.ts"
import { endless } from "./page.ts"
import * as Trail from "./trail.ts"

/** Empty pages that are followed to what comes after them. */
const EMPTY_PAGES_MAX = 20

/**
 * The row with this `ref_id`. Rows without it mean that the filter was not applied, as in older versions of the API
 * (docs/vendor-facts.md#orch-list-ref-id): then the record may be on any page, and "none" would be a guess. So it would
 * be while empty pages lead on: they are followed, up to a limit, beyond which the look-up fails.
 */
export const findByRefId = Effect.fnUntraced(function* <
  Q extends { readonly page_cursor?: string },
  A extends { readonly ref_id?: string }
>(
  operation: string,
  list: (query: Q) => Effect.Effect<Page<A>, PaxosError.PaxosError>,
  query: Q,
  ref_id: string
): Effect.fn.Return<Option.Option<A>, PaxosError.PaxosError> {
  let current = query
  let trail = Trail.begin(query.page_cursor)
  for (let count = 1; count <= EMPTY_PAGES_MAX; count++) {
    const { items, next_page_cursor: cursor } = yield* list(current)
    const own = items.find((row) => row.ref_id === ref_id)
    if (own !== undefined) return Option.some(own)
    if (items.length > 0) {
      const issue = { path: ["items"], message: "The listing did not filter by ref_id" }
      const reason = new PaxosError.UnreadableReply({ status: 200, issues: [issue] })
      return yield* new PaxosError.PaxosError({ operation, reason, sent: true })
    }
    if (cursor === undefined) return Option.none()
    const next = Trail.follow(trail, cursor)
    if (next === undefined) return yield* endless(operation, "The listing repeats its cursors")
    current = { ...current, page_cursor: cursor }
    trail = next
  }
  return yield* endless(operation, `${EMPTY_PAGES_MAX} pages in a row were empty`)
})

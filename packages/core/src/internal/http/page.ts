/** Listings as streams: a page is asked for when the consumer wants its rows. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"

import { nextCursor, type Page } from "../../Listing.ts"
import * as PaxosError from "../../PaxosError.ts"
import * as Trail from "./trail.ts"

/** A page as the services give it: no cursor at the end, where the vendor may send an empty one. */
export const toPage = <A>(
  items: ReadonlyArray<A>,
  reply: { readonly next_page_cursor?: string | undefined }
): Page<A> => {
  const cursor = nextCursor(reply)
  return cursor === undefined ? { items } : { items, next_page_cursor: cursor }
}

/** Pages in a row that may be empty and yet lead on; more of them look like a listing without end. */
const EMPTY_PAGES_MAX = 1_000

/** A listing that cannot be followed to its end. */
export const endless = (operation: string, message: string): PaxosError.PaxosError =>
  new PaxosError.PaxosError({
    operation,
    reason: new PaxosError.UnreadableReply({ status: 200, issues: [{ path: ["next_page_cursor"], message }] }),
    sent: true
  })

/** All rows from the query's cursor on. A listing that leads in a circle, or nowhere, would never end: an error. */
export const pages = <Q extends { readonly page_cursor?: string }, A, E, R>(
  operation: string,
  list: (query: Q) => Effect.Effect<Page<A>, E, R>,
  query: Q
): Stream.Stream<A, E | PaxosError.PaxosError, R> =>
  Stream.paginate(
    { query, trail: Trail.begin(query.page_cursor), emptyPages: 0 },
    Effect.fnUntraced(function* (state) {
      const page = yield* list(state.query)
      const cursor = page.next_page_cursor
      if (cursor === undefined) return [page.items, Option.none<typeof state>()] as const
      const trail = Trail.follow(state.trail, cursor)
      if (trail === undefined) return yield* endless(operation, "The listing repeats its cursors")
      const emptyPages = page.items.length === 0 ? state.emptyPages + 1 : 0
      if (emptyPages >= EMPTY_PAGES_MAX) return yield* endless(operation, `${emptyPages} pages in a row were empty`)
      return [page.items, Option.some({ query: { ...state.query, page_cursor: cursor }, trail, emptyPages })] as const
    })
  )

/** Listings as streams: a page is asked for when the consumer wants its rows. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"

import { nextCursor, type Page } from "../../Listing.ts"
import * as PaxosError from "../../PaxosError.ts"

/** A page as the services give it: no cursor at the end, where the vendor may send an empty one. */
export const toPage = <A>(
  items: ReadonlyArray<A>,
  reply: { readonly next_page_cursor?: string | undefined }
): Page<A> => {
  const cursor = nextCursor(reply)
  return cursor === undefined ? { items } : { items, next_page_cursor: cursor }
}

/** All rows from the query's cursor on. A listing that hands back the cursor it was given would never end: an error. */
export const pages = <Q extends { readonly page_cursor?: string }, A, E, R>(
  operation: string,
  list: (query: Q) => Effect.Effect<Page<A>, E, R>,
  query: Q
): Stream.Stream<A, E | PaxosError.PaxosError, R> =>
  Stream.paginate(query, (current) =>
    Effect.flatMap(list(current), (page) => {
      const cursor = page.next_page_cursor
      if (cursor === undefined) return Effect.succeed([page.items, Option.none<Q>()] as const)
      if (cursor === current.page_cursor) {
        const issue = { path: ["next_page_cursor"], message: "The listing repeats its cursor" }
        return Effect.fail(
          new PaxosError.PaxosError({
            operation,
            reason: new PaxosError.UnreadableReply({ status: 200, issues: [issue] }),
            sent: true
          })
        )
      }
      return Effect.succeed([page.items, Option.some({ ...current, page_cursor: cursor })] as const)
    })
  )

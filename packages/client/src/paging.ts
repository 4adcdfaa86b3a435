/** Listings as async iterables. */

interface Page<A> {
  readonly items: ReadonlyArray<A>
  readonly next_page_cursor?: string | undefined
}

/** Cursors that lead to nothing new, in a row, before a listing counts as endless. */
const EMPTY_PAGES_MAX = 1_000

/**
 * All pages from the query's cursor on, each asked for when it is wanted. A page may be empty and lead on. Throws for a
 * listing that hands back the cursor it was given: it would never end.
 */
export async function* pages<Q extends { readonly page_cursor?: string }, A>(
  list: (query: Q) => Promise<Page<A>>,
  query: Q
): AsyncGenerator<ReadonlyArray<A>, void> {
  let current = query
  let emptyPages = 0
  while (true) {
    const page = await list(current)
    yield page.items
    const cursor = page.next_page_cursor
    if (cursor === undefined || cursor === "") return
    emptyPages = page.items.length === 0 ? emptyPages + 1 : 0
    if (cursor === current.page_cursor || emptyPages > EMPTY_PAGES_MAX) {
      throw new RangeError("the listing does not end: it leads on to nothing new")
    }
    current = { ...current, page_cursor: cursor }
  }
}

/** All rows, page by page. */
export async function* rows<Q extends { readonly page_cursor?: string }, A>(
  list: (query: Q) => Promise<Page<A>>,
  query: Q
): AsyncGenerator<A, void> {
  for await (const page of pages(list, query)) yield* page
}

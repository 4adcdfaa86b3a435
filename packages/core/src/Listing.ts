/** What the vendor's listings have in common. Source: docs/vendor-facts.md#pagination. */
import * as Schema from "effect/Schema"

/** Order by creation time. */
export const Order = Schema.Literals(["ASC", "DESC"])
export type Order = typeof Order.Type

/** Rows per page of conversions, orchestrations and rules. */
export const LIMIT_DEFAULT = 100
export const LIMIT_MAX = 1000

/** Rows per page, 1 to 1000. */
export const Limit = Schema.Int.check(
  Schema.isBetween({ minimum: 1, maximum: LIMIT_MAX }, { expected: `a limit between 1 and ${LIMIT_MAX}` })
)

/** Values one repeated parameter may hold. Source: docs/vendor-facts.md#orch-list. */
export const ARRAY_MAX = 100

/** One page of a listing: its rows, and the cursor of the next page if there is one. */
export interface Page<A> {
  readonly items: ReadonlyArray<A>
  readonly next_page_cursor?: string
}

/** The cursor that leads on, or `undefined` at the end: the vendor leaves it out or sends an empty one. */
export const nextCursor = (page: { readonly next_page_cursor?: string | undefined }): string | undefined =>
  page.next_page_cursor === undefined || page.next_page_cursor === "" ? undefined : page.next_page_cursor

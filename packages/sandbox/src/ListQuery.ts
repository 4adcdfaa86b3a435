/** The query of a listing, from the names of its parameters: what all listings share is added. */
import { Id } from "@segue/core/Id"
import * as Issue from "@segue/core/Issue"
import * as Listing from "@segue/core/Listing"
import type * as Query from "@segue/core/Query"
import { Timestamp } from "@segue/core/Timestamp"
import * as Schema from "effect/Schema"

const Several = Schema.optionalKey(
  Schema.Array(Id).check(Schema.isMaxLength(Listing.ARRAY_MAX, { expected: `at most ${Listing.ARRAY_MAX} values` }))
)

/** What every listing of this kind has: time bounds, order, page. Source: docs/vendor-facts.md#pagination. */
const shared = {
  "created_at.lt": Schema.optionalKey(Timestamp),
  "created_at.lte": Schema.optionalKey(Timestamp),
  "created_at.eq": Schema.optionalKey(Timestamp),
  "created_at.gte": Schema.optionalKey(Timestamp),
  "created_at.gt": Schema.optionalKey(Timestamp),
  limit: Schema.optionalKey(Listing.Limit),
  order: Schema.optionalKey(Listing.Order),
  order_by: Schema.optionalKey(Schema.Literal("CREATED_AT")),
  page_cursor: Schema.optionalKey(Schema.String)
}

const Base = Schema.Struct(shared)

/** A query with repeated parameters `A`, single texts `T` and switches `B`. */
export type ListQuery<A extends string, T extends string, B extends string> = typeof Base.Type & {
  readonly [P in A]?: ReadonlyArray<string>
} & { readonly [P in T]?: string } & { readonly [P in B]?: boolean }

/** How a query with these parameters is read. */
export const make = <A extends string = never, T extends string = never, B extends string = never>(parameters: {
  readonly arrays?: ReadonlyArray<A>
  readonly texts?: ReadonlyArray<T>
  readonly booleans?: ReadonlyArray<B>
}): Query.Spec<ListQuery<A, T, B>> => {
  const fields = (names: ReadonlyArray<string> | undefined, schema: Schema.Top): Record<string, Schema.Top> =>
    Object.fromEntries((names ?? []).map((name) => [name, schema]))
  const schema = Schema.Struct({
    ...shared,
    ...fields(parameters.arrays, Several),
    ...fields(parameters.texts, Schema.optionalKey(Schema.String)),
    ...fields(parameters.booleans, Schema.optionalKey(Schema.Boolean))
  })
  return {
    decode: Issue.decoder(schema as unknown as Schema.Codec<ListQuery<A, T, B>, unknown>),
    repeated: new Set<string>(parameters.arrays),
    integers: new Set(["limit"]),
    booleans: new Set<string>(parameters.booleans),
    known: new Set(Object.keys(schema.fields))
  }
}

/** Whether a value is among the asked ones; everything is when none were asked for. */
export const among = (asked: ReadonlyArray<string> | undefined, value: string | undefined): boolean =>
  asked === undefined || (value !== undefined && asked.includes(value))

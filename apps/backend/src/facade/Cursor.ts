/**
 * Where a list goes on: behind the last row that was looked at, by its time of creation, since rows of two places are
 * merged by it. It belongs to one caller's one question, and is refused for another.
 */
import * as crypto from "node:crypto"

import { Order } from "@segue/core/Listing"
import { Timestamp } from "@segue/core/Timestamp"
import * as Base64Url from "effect/encoding/Base64Url"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

const Cursor = Schema.Struct({
  /** What was asked, as a hash. */
  question: Schema.String,
  order: Order,
  at: Timestamp,
  /** Rows of that very moment that were looked at already. */
  ids: Schema.Array(Schema.String)
})
export interface Cursor extends Schema.Schema.Type<typeof Cursor> {}

const decode = Schema.decodeUnknownResult(Schema.fromJsonString(Cursor))

/** A question as a cursor names it; its page size is no part of it. */
export const questionOf = (caller: string, query: object): string => {
  const asked = Object.entries(query)
    .filter(([key]) => key !== "page_cursor" && key !== "limit")
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return crypto
    .createHash("sha256")
    .update(JSON.stringify([caller, asked]))
    .digest("base64url")
    .slice(0, 16)
}

export const write = (cursor: Cursor): string => Base64Url.encode(JSON.stringify(cursor))

/** Reads a cursor of this question; `undefined` for any other text. */
export const read = (text: string, question: string): Cursor | undefined => {
  const json = Base64Url.decodeString(text)
  const decoded = Result.flatMap(json, (inner) => Result.mapError(decode(inner), () => undefined))
  return Result.isSuccess(decoded) && decoded.success.question === question ? decoded.success : undefined
}

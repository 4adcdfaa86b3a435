/** Where a page ended, as an opaque cursor: a time and a key that tells rows of the same time apart. */
import * as Timestamp from "@segue/core/Timestamp"
import * as Base64Url from "effect/encoding/Base64Url"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

const Place = Schema.fromJsonString(Schema.Tuple([Timestamp.Timestamp, Schema.String]))
const decode = Schema.decodeUnknownResult(Place)

/** What a cursor says; none for none, and for one that is not ours. */
export const readPlace = (cursor: string | undefined): readonly [at: string, key: string] | undefined => {
  if (cursor === undefined) return undefined
  const text = Base64Url.decodeString(cursor)
  const decoded = Result.flatMap(text, (json) => Result.mapError(decode(json), () => undefined))
  return Result.isSuccess(decoded) ? decoded.success : undefined
}

/** The cursor of a place. */
export const writePlace = (place: readonly [at: string, key: string]): string => Base64Url.encode(JSON.stringify(place))

/** Metadata where its size is documented: at most six pairs of a hundred characters. Source: docs/vendor-facts.md#conv-metadata. */
import * as Schema from "effect/Schema"

const Short = Schema.String.check(Schema.isMaxLength(100, { expected: "at most 100 characters" }))

export const SmallMetadata = Schema.Record(Schema.String, Short).check(
  Schema.makeFilter(
    (pairs: Readonly<Record<string, string>>) =>
      Object.keys(pairs).length <= 6 && Object.keys(pairs).every((name) => name.length <= 100),
    { expected: "at most six pairs with names of at most 100 characters" }
  )
)

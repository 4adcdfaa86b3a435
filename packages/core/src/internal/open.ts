/** Object schemas for what the vendor sends us. */
import * as Schema from "effect/Schema"

/**
 * A struct that keeps the fields it does not know: the vendor may add fields at any time, and a client that reads,
 * stores and writes an object back must not lose them. The type shows the known fields only.
 */
export const open = <const F extends Schema.Struct.Fields>(
  fields: F
): Schema.Codec<Schema.Struct<F>["Type"], Schema.Struct<F>["Encoded"]> =>
  // The rest is kept at run time and hidden from the type, so that a misspelt field does not compile.
  Schema.StructWithRest(Schema.Struct(fields), [
    Schema.Record(Schema.String, Schema.Unknown)
  ]) as unknown as Schema.Codec<Schema.Struct<F>["Type"], Schema.Struct<F>["Encoded"]>

/** One of several known words, or a word the vendor has added since: unknown values are kept, never refused. */
export const openLiterals = <const L extends ReadonlyArray<string>>(
  _known: L
): Schema.Codec<L[number] | (string & {}), string> => Schema.String as Schema.Codec<L[number] | (string & {}), string>

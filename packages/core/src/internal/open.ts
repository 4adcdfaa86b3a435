/** Object schemas for what the vendor sends us. */
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import * as SchemaGetter from "effect/SchemaGetter"

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

/**
 * A field that an answer may lack. Null is read as absent and not written again: the vendor documents no nulls, so one
 * says no more than a missing field does, and it must not cost the record that carries it, nor the record's page.
 */
export const optional = <A, E>(schema: Schema.Codec<A, E>): Schema.optionalKey<Schema.Codec<A, E>> =>
  Schema.optionalKey(Schema.NullOr(schema)).pipe(
    Schema.decodeTo(Schema.optionalKey(Schema.toType(schema)), {
      decode: SchemaGetter.transformOptional<A, A | null>(Option.filter(Predicate.isNotNull)),
      encode: SchemaGetter.passthroughSubtype<A | null, A>()
    })
    // Typed without the null: nothing of ours writes one.
  ) as unknown as Schema.optionalKey<Schema.Codec<A, E>>

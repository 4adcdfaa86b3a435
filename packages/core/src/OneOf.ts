/** Objects of which exactly one key may be present. */
import * as Schema from "effect/Schema"
import * as Struct from "effect/Struct"

type Fields = Record<string, Schema.Top>

/** Exactly one of `F`'s keys; the others are typed as absent, so that `"profile" in x` narrows. */
export type One<F extends Fields, K extends "Type" | "Encoded"> = {
  readonly [P in keyof F]: { readonly [Q in P]: F[P][K] } & { readonly [Q in Exclude<keyof F, P>]?: never }
}[keyof F]

/** A struct with exactly one of `fields`; anything else is one error that names the choices. */
export const oneof = <const F extends Fields>(fields: F): Schema.Codec<One<F, "Type">, One<F, "Encoded">> =>
  Schema.Struct(Struct.map(fields, Schema.optionalKey) as unknown as Schema.Struct.Fields).check(
    Schema.isBetweenProperties(1, 1, { message: `Expected exactly one of: ${Object.keys(fields).join(", ")}` })
  ) as unknown as Schema.Codec<One<F, "Type">, One<F, "Encoded">>

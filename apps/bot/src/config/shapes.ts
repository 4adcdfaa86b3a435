/** Shapes that several parts of the configuration have. */
import * as Schema from "effect/Schema"

/** Whether a text is an address of the web. */
export const isHttp = (text: string): boolean => URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol)

export const Variable = Schema.String.check(
  Schema.isPattern(/^[A-Za-z_]\w*$/u, { expected: "the name of an environment variable" })
)
export const Address = Schema.String.check(Schema.makeFilter(isHttp, { expected: "an http or https address" }))

/** A key with what editors say about it. */
export const told = <S extends Schema.Top>(schema: S, description: string) =>
  schema.pipe(Schema.annotateKey({ description }))

/** A key that may be left out, with what editors say about it. */
export const described = <S extends Schema.Top>(schema: S, description: string) =>
  told(Schema.optionalKey(schema), description)

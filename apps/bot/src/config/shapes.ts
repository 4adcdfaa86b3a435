/** Shapes that several parts of the configuration have. */
import * as Schema from "effect/Schema"

/** What an address has to be. */
export const HTTP = "an http or https address, with no user or password in it"

/** Whether a text is an address of the web. No request is sent to one with a password in it. */
export const isHttp = (text: string): boolean => {
  const url = URL.parse(text)
  return url !== null && /^https?:$/u.test(url.protocol) && url.username === "" && url.password === ""
}

export const Variable = Schema.String.check(
  Schema.isPattern(/^[A-Za-z_]\w*$/u, { expected: "the name of an environment variable" })
)
export const Address = Schema.String.check(Schema.makeFilter(isHttp, { expected: HTTP }))

/** A key with what editors say about it. */
export const told = <S extends Schema.Top>(schema: S, description: string) =>
  schema.pipe(Schema.annotateKey({ description }))

/** A key that may be left out, with what editors say about it. */
export const described = <S extends Schema.Top>(schema: S, description: string) =>
  told(Schema.optionalKey(schema), description)

/** How C# writes anonymous objects, dictionaries, lists and fallbacks. */
import type { Dialect } from "../../write/Braces.ts"

const string = (text: string): string => JSON.stringify(text)

/** An operand of `??` that needs no parentheses. */
const isPlain = (text: string): boolean => /^[\w.?![\]"()]+$/u.test(text)

const guarded = (text: string): string => (isPlain(text) ? text : `(${text})`)

const either = (first: string, second: string): string => `${guarded(first)} ?? ${guarded(second)}`

/** `new { key = value }` */
export const anonymous: Dialect = {
  key: (key) => key,
  string,
  either,
  colon: " = ",
  quote: '"',
  open: "new {",
  close: "}"
}

/** `["key"] = value` in a dictionary of anything or a JSON object, which is made by `open`. */
export const indexed = (open: string): Dialect => ({
  key: (key) => `["${key}"]`,
  string,
  either,
  colon: " = ",
  quote: '"',
  open: `${open} {`,
  close: "}"
})

/** `{ "key", value }` in a dictionary of anything. */
export const paired = (open: string): Dialect => ({
  key: string,
  string,
  either,
  colon: ", ",
  quote: '"',
  open: `${open} {`,
  close: "}",
  entry: { open: "{ ", close: " }" }
})

/** `{ "a", "b" }` */
export const list: Dialect = { key: (key) => key, string, colon: ", ", quote: '"' }

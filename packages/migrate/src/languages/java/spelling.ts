/** How Java writes texts, maps and fallbacks. */
import type { Dialect } from "../../write/Braces.ts"

const string = (text: string): string => JSON.stringify(text)

/** An operand that needs no parentheses, and that may be evaluated twice. */
const isPlain = (text: string): boolean => /^[\w.]+(?:\(\))?$/u.test(text)

const guarded = (text: string): string => (isPlain(text) ? text : `(${text})`)

/** `Map.of("key", value)`; maps inside are of the same kind. */
export const map: Dialect = {
  key: string,
  string,
  either: (first, second) => `${guarded(first)} != null ? ${guarded(first)} : ${guarded(second)}`,
  colon: ", ",
  quote: '"',
  open: "Map.of(",
  close: ")",
  isCompact: true
}

/** `List.of("a", "b")`, `{"a", "b"}`. */
export const list: Dialect = { key: string, string, colon: ", ", quote: '"' }

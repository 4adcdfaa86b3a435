/** How PHP writes arrays, keys and texts. */
import type { Dialect } from "../../write/Braces.ts"

const string = (text: string, quote: string): string =>
  quote === '"'
    ? JSON.stringify(text).replaceAll("$", "\\$")
    : `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`

/** An operand of `??` that needs no parentheses. */
const isPlain = (text: string): boolean => /^[\w$.[\]"':>-]+$/u.test(text)

const guarded = (text: string): string => (isPlain(text) ? text : `(${text})`)

/** `['key' => value]`; arrays inside are written in the same way. */
export const array = (isShort: boolean): Dialect => ({
  key: string,
  string,
  either: (first, second) => `${guarded(first)} ?? ${guarded(second)}`,
  colon: " => ",
  quote: "'",
  open: isShort ? "[" : "array(",
  close: isShort ? "]" : ")"
})

/** How Kotlin writes texts, maps and fallbacks. */
import type { Dialect } from "../../write/Braces.ts"

const string = (text: string): string => JSON.stringify(text).replaceAll("$", "\\$")

const isPlain = (text: string): boolean => /^[\w.?[\]"()]+$/u.test(text)

const guarded = (text: string): string => (isPlain(text) ? text : `(${text})`)

/** `mapOf("key" to value)` */
export const map: Dialect = {
  key: string,
  string,
  either: (first, second) => `(${guarded(first)} ?: ${guarded(second)})`,
  colon: " to ",
  quote: '"',
  open: "mapOf(",
  close: ")",
  isCompact: true
}

/** `listOf("a", "b")` */
export const list: Dialect = { key: string, string, colon: " to ", quote: '"' }

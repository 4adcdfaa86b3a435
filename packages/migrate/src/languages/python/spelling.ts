/** How Python writes texts, keys and fallbacks. */
import type { Dialect } from "../../write/Braces.ts"

const string = (text: string, quote: string): string => {
  const body = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"')
  return quote + body.replaceAll(quote, `\\${quote}`) + quote
}

/** An operand of `or` that needs no parentheses. */
const isPlain = (text: string): boolean => /^[\w.[\]"']+$/u.test(text)

const guarded = (text: string): string => (isPlain(text) ? text : `(${text})`)

/** `{"key": value}`; texts get the quote that most of the file's have. */
export const dictionary = (isDouble: boolean): Dialect => {
  const own = isDouble ? '"' : "'"
  return {
    key: (key, quote) => string(key, quote === "" ? own : quote),
    string: (text, quote) => string(text, quote === "" ? own : quote),
    // None and the empty text both mean: no recipient of its own.
    either: (first, second) => `${guarded(first)} or ${guarded(second)}`,
    colon: ": ",
    quote: own
  }
}

/** `dict(key=value)`; dictionaries inside are literals. */
export const keywords = (isDouble: boolean): Dialect => {
  const nested = dictionary(isDouble)
  return { ...nested, key: (key) => key, colon: "=", nested }
}

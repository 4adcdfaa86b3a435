/** How Ruby writes hashes, keys and texts. */
import type { Dialect } from "../../write/Braces.ts"

const string = (text: string, quote: string): string =>
  quote === "'"
    ? `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`
    : JSON.stringify(text).replaceAll("#", "\\#")

/** An operand of `||` that needs no parentheses. */
const isPlain = (text: string): boolean => /^[\w.[\]"':@&?!]+$/u.test(text) && !text.includes(" ")

const guarded = (text: string): string => (isPlain(text) ? text : `(${text})`)

const isBareSymbol = (key: string): boolean => /^[A-Za-z_]\w*[?!]?$/u.test(key)

const common = {
  string,
  either: (first: string, second: string): string => `${guarded(first)} || ${guarded(second)}`
}

/** `{ key: value }`, and `{ "a.key": value }`. */
const labels: Dialect = {
  ...common,
  key: (key, quote) => (quote === "" && isBareSymbol(key) ? key : string(key, quote === "" ? '"' : quote)),
  colon: ": "
}

/** `{ :key => value }`. */
const symbols: Dialect = {
  ...common,
  key: (key, quote) => (isBareSymbol(key) ? `:${key}` : `:${string(key, quote === "" ? '"' : quote)}`),
  colon: " => "
}

/** `{ "key" => value }`. */
const strings: Dialect = {
  ...common,
  key: (key, quote) => string(key, quote === "" ? '"' : quote),
  colon: " => "
}

/** How the keys of a hash are written. */
export type KeyStyle = "label" | "symbol" | "string"

/** The dialect of a hash whose keys are all written in one way. */
export const hash: Readonly<Record<KeyStyle, Dialect>> = { label: labels, symbol: symbols, string: strings }

/** `["a", "b"]`. */
export const list: Dialect = strings

/** `%w[a b]`. */
export const words: Dialect = { ...strings, hasBareItems: true }

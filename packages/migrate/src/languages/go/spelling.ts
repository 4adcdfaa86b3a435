/** How Go writes maps, keys and texts. */
import type { Dialect } from "../../write/Braces.ts"

const string = (text: string, quote: string): string => (quote === "`" ? `\`${text}\`` : JSON.stringify(text))

/** `map[string]any{"key": value}`; maps inside are of the same type, as the file writes it. */
export const map = (any: string): Dialect => ({
  key: string,
  string,
  colon: ": ",
  quote: '"',
  open: `map[string]${any}{`,
  close: "}",
  needsLastComma: true
})

/** `map[string]string{"key": value}`, `url.Values{"key": {value}}`. */
export const texts: Dialect = { ...map("string"), isFlat: true }

/** `[]string{"a"}`. */
export const list: Dialect = { key: string, string, colon: ": ", quote: '"', needsLastComma: true }

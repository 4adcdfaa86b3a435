/** How Java writes texts, maps and fallbacks. */
import type { Dialect } from "../../write/Braces.ts"

const string = (text: string): string => JSON.stringify(text)

/** What may be evaluated twice, and needs no parentheses. */
const isPlain = (text: string): boolean => /^\w+(?:\.\w+)*$/u.test(text)

/** `Map.of("key", value)`; maps inside are of the same kind. */
export const map: Dialect = {
  key: string,
  string,
  either: (first, second) =>
    isPlain(first)
      ? `${first} != null ? ${first} : ${second}`
      : `java.util.Objects.requireNonNullElse(${first}, ${second})`,
  colon: ", ",
  quote: '"',
  open: "Map.of(",
  close: ")",
  isCompact: true,
  pairsMax: 10
}

/** `List.of("a", "b")`, `{"a", "b"}`. */
export const list: Dialect = { key: string, string, colon: ", ", quote: '"' }

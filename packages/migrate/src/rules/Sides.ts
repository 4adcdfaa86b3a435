/** Source and destination of a request, as new entries. */
import type { ObjectValue, Value } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import type { NewEntry } from "../write/Writer.ts"

/** `source` or `destination` with the profile that this value names. */
export const side = (key: "source" | "destination", profile: Value): NewEntry => ({
  key,
  value: { object: [{ key: "profile", value: { object: [{ key: "profile_id", value: { copy: profile } }] } }] }
})

/** The same, falling back to a second value when the first is empty at run time. */
export const eitherSide = (key: "source" | "destination", first: Value, second: Value): NewEntry => ({
  key,
  value: {
    object: [{ key: "profile", value: { object: [{ key: "profile_id", value: { either: [first, second] } }] } }]
  }
})

/** Whether the body already has one of the two sides. */
export const present = (object: ObjectValue): boolean =>
  Values.get(object, "source") !== undefined || Values.get(object, "destination") !== undefined

/** Whether writing the value twice does nothing else than writing it once. */
export const mayRepeat = (value: Value): boolean =>
  value.kind === "string"
    ? (value.isSimple ?? value.holes.every(({ end, start }) => isPlainHole(value.text.slice(start, end))))
    : value.kind === "number" || (value.kind === "expression" && value.isSimple && !TURNS.test(value.text))

/** Names of what may be another one each time it is asked for: `next_profile` (Ruby calls it), `rotation.current`. */
const TURNS =
  /(?:\b|_)(?:next|rotat|pick|random|choose|draw|take)(?!n)|(?:[a-z\d])(?:Next|Rotat|Pick|Random|Choose|Draw)/u

/** A name between marks; `{{$guid}}`, `$(uuidgen)` and calls give another value each time. */
const isPlainHole = (hole: string): boolean =>
  /^(?:\{\{\s*[\w.-]+\s*\}\}|\$\{[$@]?[\w.?!:>-]+\}|\$\w+|<%=?\s*[\w.]+\s*%>)$/u.test(hole)

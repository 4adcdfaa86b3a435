/** Comments on the line of an entry, which are about that entry. */
import type { Entry, ObjectValue } from "../model/Value.ts"
import * as Lines from "../text/Lines.ts"
import type { Range } from "../text/Range.ts"

/** To the end of the line, or closed on it; in a language where the one is something else, it does not stand here. */
const COMMENT = /^[ \t]*(?:\/\/|#|--)[^\r\n]*$|^[ \t]*\/\*(?:(?!\*\/).)*\*\/[ \t]*$/u

/** The comment behind an entry and its comma, where nothing else of the object is on the line. */
export const behind = (object: ObjectValue, entry: Entry): Range | undefined => {
  const { text } = object.source
  const start = entry.comma >= 0 ? entry.comma + 1 : entry.end
  const end = Lines.lineEnd(text, start)
  const isLast = end < object.end && !object.entries.some((one) => one.start >= start && one.start < end)
  return isLast && COMMENT.test(text.slice(start, end)) ? { start, end } : undefined
}

/** Replacements on original offsets. */
import * as Range from "./Range.ts"

/** Put `text` where `[start, end)` stands; an empty range inserts. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Sorted, with identical edits merged: two findings may ask for the same change. */
export const normalise = (edits: ReadonlyArray<Edit>): ReadonlyArray<Edit> => {
  const sorted = edits.toSorted(Range.compare)
  return sorted.filter((edit, index) => {
    const before = sorted[index - 1]
    return before === undefined || before.start !== edit.start || before.end !== edit.end || before.text !== edit.text
  })
}

/** Whether the edits, sorted, overlap: such a set cannot be applied. Touching is allowed within one unit. */
export const isConsistent = (edits: ReadonlyArray<Edit>): boolean =>
  edits.every((edit, index) => {
    const before = edits[index - 1]
    return (
      edit.start <= edit.end &&
      (before === undefined || before.end < edit.start || (before.end === edit.start && before.start !== edit.start))
    )
  })

/** The text with sorted, consistent edits applied. */
export const apply = (text: string, edits: ReadonlyArray<Edit>): string => {
  let result = ""
  let from = 0
  for (const edit of edits) {
    result += text.slice(from, edit.start) + edit.text
    from = edit.end
  }
  return result + text.slice(from)
}

/** Where an offset of the old text stands in the new one; `undefined` when an edit replaced the character there. */
export const mapOffset = (offset: number, edits: ReadonlyArray<Edit>): number | undefined => {
  let shift = 0
  for (const edit of edits) {
    if (edit.start > offset) break
    if (edit.end > offset) return undefined
    shift += edit.text.length - (edit.end - edit.start)
  }
  return offset + shift
}

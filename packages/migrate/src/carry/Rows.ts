/** A JSON document that is one list: a row that says nothing may change without any other row being read again. */
import * as Config from "../Config.ts"
import * as Engine from "../Engine.ts"
import * as Change from "./Change.ts"
import type { Parts } from "./Parts.ts"

/** Reading a row is cheap only while it is small. */
const ROW_MAX_CHARACTERS = 50_000

/** Whether a list of this one row says nothing, and is an object without a mistake. */
const isSilent = (path: string, row: string): boolean => {
  const model = Engine.read({ path, text: `[${row}]` }, Config.defaults, Engine.noFacts, new Set())
  const [root, more] = model.roots
  const item = root?.kind === "array" && root.items.length === 1 ? root.items[0] : undefined
  return (
    more === undefined &&
    item?.kind === "object" &&
    item.start === 1 &&
    item.end === row.length + 1 &&
    model.subjects.length + model.errors + model.notes.length + model.comments.length === 0
  )
}

const BLANK = /^[ \t\r\n]*$/u

/** Only blanks came or went, and no row is touched on its inside. */
const isBlank = (before: string, after: string, { newEnd, oldEnd, start }: Change.Change): boolean =>
  BLANK.test(before.slice(start, oldEnd)) && BLANK.test(after.slice(start, newEnd))

/** The rows of a judged document, if it is a plain list. */
export const of = (file: Engine.File, checked: Engine.Checked): Parts | undefined => {
  const { model } = checked
  const [root] = model.roots
  if (root?.kind !== "array" || model.errors > 0 || model.comments.length > 0 || model.notes.length > 0)
    return undefined
  // Strings and lists in the list itself are read together; whole texts inside strings are roots of their own.
  if (!root.items.every((item) => item.kind === "object")) return undefined
  const said = Change.placesOf(checked)
  let rows = root.items.map(({ end, start }) => ({
    start,
    end,
    isSilent: !said.some((place) => place.start < end && start < place.end)
  }))
  let { text } = file
  const isNear = (change: Change.Change): boolean => {
    const lines = Change.linesAround(text, change)
    return rows.some((row) => !row.isSilent && row.start <= lines.end && lines.start <= row.end)
  }
  const isFine = (next: string, change: Change.Change): boolean => {
    const row = rows.find(({ end }) => end > change.start)
    // Between the rows, inside of the list.
    if (row === undefined || row.start >= change.oldEnd) {
      const isInside = change.start > root.start && row !== undefined
      return isInside && isBlank(text, next, change)
    }
    if (row.start >= change.start || row.end <= change.oldEnd) return false
    const changed = next.slice(row.start, row.end + Change.shiftOf(change))
    return changed.length <= ROW_MAX_CHARACTERS && isSilent(file.path, changed)
  }
  return {
    take: (next, change) => {
      if (isNear(change) || !isFine(next, change)) return false
      const shift = Change.shiftOf(change)
      rows = rows.map((row) =>
        row.end <= change.start
          ? row
          : { ...row, start: row.start < change.start ? row.start : row.start + shift, end: row.end + shift }
      )
      text = next
      return true
    }
  }
}

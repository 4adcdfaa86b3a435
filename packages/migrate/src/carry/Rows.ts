/** A JSON document that is one list: a row may change without any other row being read again. */
import * as Config from "../Config.ts"
import * as Engine from "../Engine.ts"
import type { Range } from "../text/Range.ts"
import * as Change from "./Change.ts"
import * as Excerpt from "./Excerpt.ts"
import type { Exchange } from "./Exchange.ts"
import type { Part, Parts } from "./Parts.ts"

/** Reading rows is cheap only while they are small. */
const PART_MAX_CHARACTERS = 50_000

interface Row extends Range {
  readonly isSilent: boolean
}

type Silence = "whole" | "broken"

/** What a list of this one row is, and another row behind it, when it says nothing: an object without a mistake, or with some. */
const silenceOf = (path: string, row: string, behind: string): Silence | undefined => {
  const text = `[${row}${behind}`
  const model = Engine.read({ path, text }, Config.defaults, Engine.noFacts, new Set())
  const [root, more] = model.roots
  const items = root?.kind === "array" && root.end === text.length ? root.items : []
  const [item, next] = items
  const isApart =
    more === undefined &&
    items.length === 2 &&
    item?.kind === "object" &&
    item.start === 1 &&
    item.end === row.length + 1 &&
    next?.kind === "object" &&
    next.end === text.length - 1 &&
    model.subjects.length + model.notes.length + model.comments.length === 0
  if (!isApart) return undefined
  return model.errors > 0 ? "broken" : "whole"
}

/** What stands behind a row, and then an empty one. */
const behindOf = (text: string, row: Range, next: Range | undefined): string =>
  `${next === undefined ? "," : text.slice(row.end, next.start)}{}]`

const BLANK = /^[ \t\r\n]*$/u

/** Only blanks came or went, and no row is touched on its inside. */
const isBlank = (before: string, after: string, { newEnd, oldEnd, start }: Change.Change): boolean =>
  BLANK.test(before.slice(start, oldEnd)) && BLANK.test(after.slice(start, newEnd))

const isUpon = (lines: Range, row: Range): boolean => row.start <= lines.end && lines.start <= row.end

const movedRow = (row: Row, change: Change.Change): Row =>
  row.end <= change.start
    ? row
    : {
        ...row,
        start: row.start < change.start ? row.start : row.start + Change.shiftOf(change),
        end: row.end + Change.shiftOf(change)
      }

/** Rows, and those that share a line with one of them. */
const neighbourhood = (rows: ReadonlyArray<Row>, runs: ReadonlyArray<Range>): ReadonlyArray<Row> =>
  rows.filter((row) => runs.some((run) => isUpon(run, row)))

/** Rows as a list of their own. */
const partOf = (text: string, wanted: ReadonlyArray<Row>, all: ReadonlyArray<Row>): Part => {
  const rows = neighbourhood(all, Excerpt.linesOf(text, wanted))
  const excerpt = Excerpt.of(text, Excerpt.linesOf(text, rows), "[", "]")
  return {
    excerpt,
    isSame: (model) => {
      const [root] = model.roots
      return (
        root?.kind === "array" &&
        root.end === excerpt.text.length &&
        root.items.length === rows.length &&
        root.items.every((item, index) => {
          const place = item.kind === "object" ? Excerpt.toText(excerpt, item) : undefined
          return place?.start === rows[index]!.start && place.end === rows[index]!.end
        }) &&
        model.comments.length === 0
      )
    }
  }
}

/** The rows of a judged document, if it is a plain list. */
export const of = (file: Engine.File, checked: Engine.Checked, exchange: Exchange): Parts | undefined => {
  const { model } = checked
  const [root] = model.roots
  if (root?.kind !== "array" || model.errors > 0 || model.comments.length > 0 || model.notes.length > 0)
    return undefined
  // Strings and lists in the list itself are read together; whole texts inside strings are roots of their own.
  if (!root.items.every((item) => item.kind === "object")) return undefined
  const isSaid = (said: ReadonlyArray<Range>, { end, start }: Range): boolean =>
    said.some((place) => place.start < end && start < place.end)
  const everywhere = Change.placesOf(checked)
  let rows: ReadonlyArray<Row> = root.items.map(({ end, start }) => ({
    start,
    end,
    isSilent: !isSaid(everywhere, { start, end })
  }))
  let { text } = file
  /** The row that is changed on its inside; `"none"` when that is no row, `undefined` when it is more than that. */
  const changedRow = (next: string, change: Change.Change): Row | "none" | undefined => {
    const row = rows.find(({ end }) => end > change.start)
    if (row === undefined || row.start >= change.oldEnd) return isBlank(text, next, change) ? "none" : undefined
    return row.start < change.start && row.end > change.oldEnd ? row : undefined
  }
  const take: Parts["take"] = (next, change, report) => {
    const row = changedRow(next, change)
    if (row === undefined) return undefined
    const lines = Change.linesAround(text, change.start, change.oldEnd)
    const wanted = rows.filter((one) => one === row || (!one.isSilent && isUpon(lines, one)))
    const after = rows.map((one) => movedRow(one, change))
    if (wanted.every((one) => one.isSilent)) {
      if (row !== "none") {
        const inner = next.slice(row.start, row.end + Change.shiftOf(change))
        if (inner.length > PART_MAX_CHARACTERS) return undefined
        const silence = silenceOf(file.path, inner, behindOf(text, row, rows[rows.indexOf(row) + 1]))
        if (silence !== "whole") return silence === undefined ? undefined : { kind: "broken" }
      }
      rows = after
      text = next
      return { kind: "moved", report: Change.movedReport(report, change) }
    }
    const both = {
      before: partOf(text, wanted, rows),
      after: partOf(
        next,
        wanted.map((one) => after[rows.indexOf(one)]!),
        after
      )
    }
    if (both.after.excerpt.text.length > PART_MAX_CHARACTERS) return undefined
    const exchanged = exchange.take(both, report, change)
    if (exchanged === undefined) return undefined
    rows = after.map((one) =>
      Excerpt.meets(both.after.excerpt, one) ? { ...one, isSilent: !isSaid(exchanged.said, one) } : one
    )
    text = next
    return { kind: "judged", both, report: exchanged.report }
  }
  return { take, isSpent: () => false }
}

/** Lines of a text with ranges marked under them, and what they become. */
import * as Lines from "@segue/migrate/text/Lines"
import type { Range } from "@segue/migrate/text/Range"
import { structuredPatch } from "diff"

import type { Output } from "../Host.ts"
import { printable } from "./printable.ts"

/** Marked lines shown of one unit. */
const LINES_MAX = 8
/** Changed lines shown of one unit. */
const CHANGES_MAX = 24
/** A longer line is cut around its mark. */
const WIDTH_MAX = 240

interface Mark {
  readonly from: number
  readonly to: number
}

/** What a line becomes is shown whole, unless nobody could read it anyway. */
const BECOMES_MAX = 2000

const cut = (line: string, marks: ReadonlyArray<Mark>): { readonly line: string; readonly shift: number } => {
  if (line.length <= WIDTH_MAX) return { line, shift: 0 }
  const from = Math.max(0, Math.min(...marks.map((mark) => mark.from)) - WIDTH_MAX / 4)
  const isEnd = from + WIDTH_MAX >= line.length
  return { line: `${line.slice(from, from + WIDTH_MAX)}${isEnd ? "" : "…"}`, shift: from }
}

const underline = (length: number, marks: ReadonlyArray<Mark>): string => {
  const cells = Array.from({ length }, () => " ")
  for (const { from, to } of marks) {
    for (let at = Math.max(0, from); at < Math.min(length, Math.max(to, from + 1)); at++) cells[at] = "~"
  }
  return cells.join("").trimEnd()
}

/** Marks by line, in lines' order; a range over several lines is marked to the end of its first. */
const marksByLine = (text: string, ranges: ReadonlyArray<Range>): ReadonlyMap<number, ReadonlyArray<Mark>> => {
  const starts = Lines.starts(text)
  const lines = new Map<number, Array<Mark>>()
  for (const { end, start } of ranges) {
    const { column, line } = Lines.at(starts, start)
    const last = Math.min(end, Lines.lineEnd(text, start))
    const marks = lines.get(line) ?? []
    marks.push({ from: column - 1, to: column - 1 + (last - start) })
    lines.set(line, marks)
  }
  return new Map([...lines].toSorted(([a], [b]) => a - b))
}

/** The lines on which the ranges begin, each with its mark. */
export const frame = (output: Output, text: string, ranges: ReadonlyArray<Range>): ReadonlyArray<string> => {
  const starts = Lines.starts(text)
  const lines = [...marksByLine(text, ranges)]
  const width = String(lines.at(-1)?.[0] ?? 1).length
  const shown = lines.slice(0, LINES_MAX).flatMap(([number, marks]) => {
    const start = starts[number - 1]!
    const { line, shift } = cut(text.slice(start, Lines.lineEnd(text, start)), marks)
    const under = underline(
      line.length + 1,
      marks.map(({ from, to }) => ({ from: from - shift, to: to - shift }))
    )
    return [
      `${output.style("dim", `${String(number).padStart(width)} |`)} ${printable(line)}`,
      `${output.style("dim", `${" ".repeat(width)} |`)} ${output.style("yellow", under)}`
    ]
  })
  const more = lines.length - LINES_MAX
  return more > 0 ? [...shown, output.style("dim", `… and ${more} more ${more === 1 ? "line" : "lines"}`)] : shown
}

const whole = (line: string): string => (line.length <= BECOMES_MAX ? line : `${line.slice(0, BECOMES_MAX)}…`)

/** The lines that change, as a diff without its header. */
export const becomes = (output: Output, before: string, after: string): ReadonlyArray<string> => {
  const { hunks } = structuredPatch("", "", before, after, "", "", { context: 0 })
  const lines = hunks
    .flatMap((hunk) => hunk.lines)
    .filter((line) => !line.startsWith("\\"))
    .map((line) => {
      const shown = `${line[0]} ${printable(whole(line.slice(1).replace(/\r$/u, "")))}`
      return output.style(line.startsWith("+") ? "green" : "red", shown)
    })
  const more = lines.length - CHANGES_MAX
  return more > 0 ? [...lines.slice(0, CHANGES_MAX), output.style("dim", `… and ${more} more`)] : lines
}

/** Some lines of a text, read apart from the rest, and where they stand in it. */
import * as Lines from "../text/Lines.ts"
import type { Range } from "../text/Range.ts"

/** Lines that stand together. */
interface Run extends Range {
  /** Where they begin in the excerpt. */
  readonly at: number
}

export interface Excerpt {
  readonly text: string
  readonly runs: ReadonlyArray<Run>
}

/** Whole lines around sorted places; those that share a line or adjoin are one run. */
export const linesOf = (text: string, places: ReadonlyArray<Range>): ReadonlyArray<Range> => {
  const runs: Array<Range> = []
  for (const place of places) {
    const last = runs.at(-1)
    const start = Lines.lineStart(text, place.start)
    const end = Lines.lineEnd(text, place.end)
    if (last !== undefined && start <= last.end)
      runs[runs.length - 1] = { start: last.start, end: Math.max(last.end, end) }
    else runs.push({ start, end })
  }
  return runs
}

/** An excerpt of these runs, in a line each at least, between an opening and a closing line where one is needed. */
export const of = (text: string, runs: ReadonlyArray<Range>, open = "", close = ""): Excerpt => {
  const lineBreak = Lines.lineBreak(text)
  let taken = open === "" ? "" : open + lineBreak
  const placed: Array<Run> = []
  for (const { end, start } of runs) {
    placed.push({ start, end, at: taken.length })
    taken += text.slice(start, end) + lineBreak
  }
  return { text: taken + close, runs: placed }
}

/** Whether a place of the text touches what was taken out. */
export const meets = ({ runs }: Excerpt, place: Range): boolean =>
  runs.some((run) => place.start <= run.end && run.start <= place.end)

/** Whether a place of the text lies in one run. */
export const holds = ({ runs }: Excerpt, place: Range): boolean =>
  runs.some((run) => run.start <= place.start && place.end <= run.end)

/** Where a place of the excerpt is in the text; `undefined` when it is no place of the text. */
export const toText = <A extends Range>({ runs }: Excerpt, place: A): A | undefined => {
  const run = runs.find(({ at, end, start }) => at <= place.start && place.end <= at + (end - start))
  if (run === undefined) return undefined
  const shift = run.start - run.at
  return { ...place, start: place.start + shift, end: place.end + shift }
}

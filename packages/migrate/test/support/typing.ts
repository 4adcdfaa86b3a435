/** A document on its way to what it is: typed piece by piece, in order and out of order. */
import { Engine } from "@segue/migrate"
import { assert } from "vitest"

import type { Case } from "./cases.ts"

/** A small generator of its own, so that a failing order can be found again. */
export const random = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 0x1_0000_0000
  }
}

/** How many texts a document passes through; a soak run types every character. */
const STEPS = Number(process.env["SEGUE_TYPING_STEPS"] ?? 6)

/** Pieces as they are typed: cut anywhere, inside words and between the halves of a character, too. */
const piecesOf = (text: string, next: () => number): ReadonlyArray<string> => {
  if (text.length <= STEPS) return [...text]
  const cuts = new Set(Array.from({ length: STEPS }, () => Math.floor(next() * text.length)))
  const sorted = [0, ...[...cuts].toSorted((a, b) => a - b), text.length]
  return sorted.slice(1).map((end, index) => text.slice(sorted[index], end))
}

const shuffled = (count: number, next: () => number): ReadonlyArray<number> =>
  Array.from({ length: count }, (_, index) => ({ index, key: next() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ index }) => index)

const look = (one: Case, path: string, text: string): Engine.Checked["report"] => {
  const report = Engine.check({ path, text }, one.config, one.facts)
  assert.deepStrictEqual(
    report.notes.filter((note) => note.code === "defect"),
    [],
    `a text on its way:\n${text}`
  )
  return report
}

/** Whatever was there on the way, the text in the end is seen as one that is opened afresh. */
export const typed = (one: Case, file: Engine.File, fresh: Engine.Checked["report"]): void => {
  const next = random(file.text.length + 1)
  const pieces = piecesOf(file.text, next)
  for (const order of [pieces.map((_, index) => index), shuffled(pieces.length, next)]) {
    const present = new Set<number>()
    let report: Engine.Checked["report"] | undefined
    for (const index of order) {
      present.add(index)
      const text = pieces.filter((_, at) => present.has(at)).join("")
      report = look(one, file.path, text)
    }
    if (report !== undefined) assert.deepStrictEqual(report, fresh, "the end of typing is a fresh look")
  }
}

/** What holds for every case, whatever its findings are. */
import { Edit, Engine, Fixer, Languages } from "@segue/migrate"
import { assert } from "vitest"

import type { Case } from "./cases.ts"

/** A small generator of its own, so that a failing subset can be found again. */
const random = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 0x1_0000_0000
  }
}

const SUBSETS = 12

/** Checks one file of a case. */
export const check = (one: Case, file: Engine.File): void => {
  const before = Engine.read(file, one.config)
  const report = Engine.check(file, one.config, one.facts)
  assert.deepStrictEqual(
    report.notes.filter((note) => note.code === "defect"),
    []
  )
  placesAreInFile(file, report)
  fixesAreStable(one, file)
  subsetsParse(one, file, report, before.errors)
  suppressionsHide(one, file, report)
}

const placesAreInFile = (file: Engine.File, report: ReturnType<typeof Engine.check>): void => {
  for (const { evidence, range } of report.findings) {
    for (const place of [range, evidence.range]) {
      assert.isTrue(
        place.start >= 0 && place.start <= place.end && place.end <= file.text.length,
        "a place in the file"
      )
    }
  }
  for (const unit of report.units) {
    assert.isTrue(Edit.isConsistent(unit.edits), `edits of ${unit.id} do not overlap`)
    for (const edit of unit.edits) assert.isTrue(edit.start >= 0 && edit.end <= file.text.length)
  }
}

const fixesAreStable = (one: Case, file: Engine.File): void => {
  for (const level of ["safe", "review"] as const) {
    const first = Fixer.fix(file, { level }, one.config, one.facts)
    assert.deepStrictEqual(first.withdrawn, [], `nothing is taken back at level ${level}`)
    assert.isTrue(first.passes < Fixer.PASSES_MAX)
    const again = Fixer.fix({ path: file.path, text: first.text }, { level }, one.config, one.facts)
    assert.strictEqual(again.text, first.text, `a second ${level} fix changes nothing`)
    assert.isFalse(
      first.report.units.some((unit) => Fixer.isWanted(unit, first.report, { level })),
      "nothing fixable is left"
    )
  }
}

const subsetsParse = (one: Case, file: Engine.File, report: ReturnType<typeof Engine.check>, errors: number): void => {
  const next = random(file.text.length)
  const editable = report.units.filter((unit) => unit.edits.length > 0)
  const subsets = [
    ...editable.map((unit) => [unit]),
    ...(editable.length < 2 ? [] : Array.from({ length: SUBSETS }, () => editable.filter(() => next() < 0.5)))
  ]
  for (const subset of subsets) {
    const edits = Edit.normalise(subset.flatMap((unit) => unit.edits))
    if (!Edit.isConsistent(edits)) continue
    const text = Edit.apply(file.text, edits)
    const after = Engine.read({ path: file.path, text }, one.config)
    assert.isTrue(after.errors <= errors, `parses after ${subset.map((unit) => unit.id).join(", ")}:\n${text}`)
  }
}

/** A suppression of the whole file takes every finding away and adds none. */
const suppressionsHide = (one: Case, file: Engine.File, report: ReturnType<typeof Engine.check>): void => {
  const comment = Languages.forPath(file.path).lineComment
  if (comment === undefined || report.findings.length === 0 || file.text.startsWith("\uFEFF")) return
  const text = `${comment.open}segue-ignore-file -- a test${comment.close}\n${file.text}`
  const suppressed = Engine.check({ path: file.path, text }, one.config, one.facts)
  assert.deepStrictEqual(suppressed.findings, [])
  assert.deepStrictEqual(suppressed.unusedSuppressions ?? [], [])
}

/**
 * What holds for every case, whatever its findings are: places in the file, stable fixes, subsets of units that parse,
 * bytes outside of edits untouched, suppressions that hide exactly what they name, and typing that ends in a fresh look.
 */
import { Edit, Engine, Fixer, Languages, Lines } from "@segue/migrate"
import { assert } from "vitest"

import type { Case } from "./cases.ts"
import { random, typed } from "./typing.ts"

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
  eachIsSuppressed(one, file, report, before.errors)
  typed(one, file, report)
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
    restIsUntouched(file.text, text, edits)
    const after = Engine.read({ path: file.path, text }, one.config)
    assert.isTrue(after.errors <= errors, `parses after ${subset.map((unit) => unit.id).join(", ")}:\n${text}`)
  }
}

/** Between the edits every character is what it was. */
const restIsUntouched = (before: string, after: string, edits: ReadonlyArray<Edit.Edit>): void => {
  let from = 0
  let at = 0
  for (const edit of edits) {
    const kept = before.slice(from, edit.start)
    assert.strictEqual(after.slice(at, at + kept.length), kept)
    assert.strictEqual(after.slice(at + kept.length, at + kept.length + edit.text.length), edit.text)
    at += kept.length + edit.text.length
    from = edit.end
  }
  assert.strictEqual(after.slice(at), before.slice(from))
}

/** What the editor offers beside a finding: a comment above its line takes away that rule's findings there, no others. */
const eachIsSuppressed = (
  one: Case,
  file: Engine.File,
  report: ReturnType<typeof Engine.check>,
  errors: number
): void => {
  const comment = Languages.forPath(file.path).lineComment
  if (comment === undefined) return
  const starts = Lines.starts(file.text)
  const lineOf = (finding: (typeof report.findings)[number]): number => Lines.at(starts, finding.range.start).line
  const rootCount = report.findings.length === 0 ? 0 : Engine.read(file, one.config).roots.length
  const keyOf = (finding: (typeof report.findings)[number], offset: number): string =>
    `${finding.rule} ${finding.range.start - offset}`
  for (const finding of report.findings) {
    const line = lineOf(finding)
    const at = starts[line - 1]!
    // A command that goes on in the next line ends at a comment.
    if (/\\\r?\n$/u.test(file.text.slice(0, at))) continue
    const inserted = `${comment.open}segue-ignore-next-line ${finding.rule} -- a test${comment.close}\n`
    const text = `${file.text.slice(0, at)}${inserted}${file.text.slice(at)}`
    const read = Engine.read({ path: file.path, text }, one.config)
    // In the middle of a text or a command a comment is no comment, and an editor offers none there.
    const isComment = read.comments.some(({ range }) => range.start <= at && range.end >= at + inserted.trim().length)
    if (!isComment || read.errors > errors || read.roots.length !== rootCount) continue
    const after = Engine.check({ path: file.path, text }, one.config, one.facts)
    const kept = report.findings
      .filter((other) => other.rule !== finding.rule || lineOf(other) !== line)
      .map((other) => keyOf(other, other.range.start < at ? 0 : -inserted.length))
    assert.deepStrictEqual(
      after.findings.map((other) => keyOf(other, 0)).toSorted(),
      kept.toSorted(),
      `only ${finding.rule} in line ${line} is hidden:\n${text}`
    )
    assert.deepStrictEqual(after.unusedSuppressions ?? [], [])
  }
}

/** A suppression of the whole file takes every finding away and adds none. */
const suppressionsHide = (one: Case, file: Engine.File, report: ReturnType<typeof Engine.check>): void => {
  const comment = Languages.forPath(file.path).lineComment
  if (comment === undefined || report.findings.length === 0 || file.text.startsWith("\uFEFF")) return
  // What stands in front of PHP's opening tag is no code.
  const tag = /^<\?php\r?\n/u.exec(file.text)?.[0] ?? ""
  const text = `${tag}${comment.open}segue-ignore-file -- a test${comment.close}\n${file.text.slice(tag.length)}`
  const suppressed = Engine.check({ path: file.path, text }, one.config, one.facts)
  assert.deepStrictEqual(suppressed.findings, [])
  assert.deepStrictEqual(suppressed.unusedSuppressions ?? [], [])
}

/** What differs between two texts, as one replacement, and places that move with it. */
import type { Checked } from "../Engine.ts"
import type { Finding, Unit } from "../Finding.ts"
import type { Range } from "../text/Range.ts"

/** `[start, oldEnd)` of the old text became `[start, newEnd)` of the new one. */
export interface Change {
  readonly start: number
  readonly oldEnd: number
  readonly newEnd: number
}

const BLOCK = 4096

/** How many characters two texts share from the front; at most `limit`. */
const sharedBefore = (a: string, b: string, limit: number): number => {
  let at = 0
  while (at + BLOCK <= limit && a.slice(at, at + BLOCK) === b.slice(at, at + BLOCK)) at += BLOCK
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at++
  return at
}

const sharedBehind = (a: string, b: string, limit: number): number => {
  let count = 0
  while (
    count + BLOCK <= limit &&
    a.slice(a.length - count - BLOCK, a.length - count) === b.slice(b.length - count - BLOCK, b.length - count)
  )
    count += BLOCK
  while (count < limit && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++
  return count
}

/** The smallest replacement that makes one text of the other. */
export const between = (before: string, after: string): Change => {
  const shortest = Math.min(before.length, after.length)
  const start = sharedBefore(before, after, shortest)
  const behind = sharedBehind(before, after, shortest - start)
  return { start, oldEnd: before.length - behind, newEnd: after.length - behind }
}

/** The lines around a change: how far something is set in is read from its line. */
export const linesAround = (text: string, { oldEnd, start }: Change): Range => {
  const next = text.indexOf("\n", oldEnd)
  return { start: text.lastIndexOf("\n", start - 1) + 1, end: next < 0 ? text.length : next }
}

/** By how much what stands behind the change has moved. */
export const shiftOf = ({ newEnd, oldEnd }: Change): number => newEnd - oldEnd

/** A place that lies before or behind the change, where it stands now. */
export const moved = <A extends Range>(place: A, change: Change): A => {
  if (place.end <= change.start && place.start < change.start) return place
  const shift = shiftOf(change)
  return { ...place, start: place.start + shift, end: place.end + shift }
}

const movedFinding = (finding: Finding, change: Change): Finding => ({
  ...finding,
  range: moved(finding.range, change),
  evidence: { ...finding.evidence, range: moved(finding.evidence.range, change) }
})

const movedUnit = (unit: Unit, change: Change): Unit => ({
  ...unit,
  edits: unit.edits.map((edit) => moved(edit, change)),
  alternatives: unit.alternatives.map((one) => ({ ...one, edits: one.edits.map((edit) => moved(edit, change)) }))
})

/** A report whose every place lies before or behind the change. */
export const movedReport = (report: Checked["report"], change: Change): Checked["report"] => ({
  ...report,
  findings: report.findings.map((finding) => movedFinding(finding, change)),
  units: report.units.map((unit) => movedUnit(unit, change))
})

/** Every place that a judged text was found to say something at. */
export const placesOf = ({ model, report }: Checked): ReadonlyArray<Range> => [
  ...model.subjects.map((subject) => subject.evidence.range),
  ...model.subjects.flatMap((subject) =>
    subject.kind === "site" || subject.kind === "mention"
      ? subject.path.places.map((place) => place.source.range(place.start, place.end))
      : []
  ),
  ...report.findings.flatMap(({ evidence, range }) => [range, evidence.range]),
  ...report.units.flatMap(({ alternatives, edits }) => [...edits, ...alternatives.flatMap((one) => one.edits)])
]

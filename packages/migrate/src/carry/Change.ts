/** A replacement in a text that was judged, and places that move with it. */
import type { Checked } from "../Engine.ts"
import type { Range } from "../text/Range.ts"
import type { Replacement } from "../text/Replacement.ts"
import type { Report } from "./Report.ts"
import * as Reports from "./Report.ts"

/** What was typed. */
export type Change = Replacement

/** The lines around a place that changes: how far something is set in is read from its line. */
export const linesAround = (text: string, start: number, end: number): Range => {
  const next = text.indexOf("\n", end)
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

/** A report whose every place lies before or behind the change. */
export const movedReport = (report: Report, change: Change): Report =>
  Reports.moved(report, (place) => moved(place, change))

/** Every place that a judged text was found to say something at. */
export const placesOf = ({ model, report }: Checked): ReadonlyArray<Range> => [
  ...model.subjects.map((subject) => subject.evidence.range),
  ...model.subjects.flatMap((subject) =>
    subject.kind === "site" || subject.kind === "mention"
      ? subject.path.places.map((place) => place.source.range(place.start, place.end))
      : []
  ),
  ...Reports.placesOf(report)
]

/** What a report says in words, the same in every form. */
import { percent, type Point, type Report, sum } from "./Report.ts"

const counted = (count: number, one: string): string => (count === 1 ? `1 ${one}` : `${count} ${one}s`)

/** What is counted, and what not: without it a percentage would be a promise. */
export const COUNTED =
  "Counted are calls that are proven: requests, paths in code and configuration, collections and recorded exchanges " +
  "whose path says which API they speak, in tests and where findings are suppressed as well. Calls of the deprecated API are followed through imports " +
  "and helpers; calls of the new one count where their path stands, whether they were migrated or new. So the two do " +
  "not add up to a fixed total, and the share is a share of what stands there now. What is left is counted in units: " +
  "calls, payloads, types, scopes and texts that are each migrated as a whole."

/** The first line of every form. */
export const headline = ({ calls }: Pick<Report, "calls">): string => {
  if (calls.legacy === 0 && calls.successor === 0) return "No call of either API is proven here"
  if (calls.legacy === 0)
    return `No call of the deprecated API is left; ${counted(calls.successor, "call")} of the new one`
  const verb = calls.legacy === 1 ? "goes" : "go"
  return `${counted(calls.legacy, "call")} still ${verb} to the deprecated API, ${calls.successor} to the new one`
}

/** The share of the new API, or that there is none to tell. */
export const share = ({ calls }: Pick<Report, "calls">): string => {
  const part = percent(calls)
  return part === undefined ? "nothing to take a share of" : `${part} % of the proven calls speak the new API`
}

const change = (now: number, before: number, [one, many]: readonly [string, string]): string => {
  const by = Math.abs(now - before)
  return by === 0 ? `as many ${many}` : `${by} ${now < before ? "fewer" : "more"} ${by === 1 ? one : many}`
}

/** The day of a report. */
export const day = ({ made }: Pick<Point, "made">): string => made.slice(0, 10)

/** What has changed since an earlier report. */
export const since = (now: Report, before: Point): string =>
  `Since ${day(before)}: ${change(now.calls.legacy, before.calls.legacy, ["call of the deprecated API", "calls of the deprecated API"])}, ` +
  `${change(now.calls.successor, before.calls.successor, ["of the new one", "of the new one"])}, ` +
  `${change(sum(now.units), sum(before.units), ["unit left", "units left"])}.`

/** What is left, by who does it. */
export const left = ({ units }: Pick<Report, "units">): string =>
  sum(units) === 0
    ? "Nothing is left to migrate."
    : `${counted(sum(units), "unit")} left: ${units.safe} by segue fix, ${units.review} by segue fix --unsafe with a look, ${units.manual} by a person.`

/** What people have to decide, each sentence with how often it is asked; the most frequent first. */
export const decisions = ({
  people
}: Pick<Report, "people">): ReadonlyArray<readonly [need: string, count: number]> => {
  const counts = new Map<string, number>()
  for (const { needs } of people) for (const need of new Set(needs)) counts.set(need, (counts.get(need) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)
}

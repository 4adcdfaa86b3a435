/** At which passage of which point a gateway ends itself. */
import { type Point, points } from "../../src/CrashPoint.ts"

export const creating = points.filter((point) => point.startsWith("create."))
export const recovering = points.filter((point) => point.startsWith("recover."))

/** Some are passed before anything happens: their later passages are the interesting ones. */
export const following: ReadonlyArray<readonly [Point, number]> = [
  ["follow.leading", 1],
  ["follow.events-read", 12],
  ["follow.listed", 6],
  ["follow.read", 1],
  ["follow.applying", 4],
  ["follow.applied", 4],
  ["feed.told", 3],
  ["reconcile.compared", 2]
]

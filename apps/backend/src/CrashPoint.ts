/**
 * Places where a crash would hurt most, by name. In a running gateway they do nothing; tests end the process at one of
 * them and look at what a restart makes of it.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"

/** Every place. */
export const points = [
  /** Validated and permitted; nothing is written. */
  "create.permitted",
  /** Recorded with its API and audited. */
  "create.recorded",
  /** Somebody has the right to work on it. */
  "create.leased",
  /** The other API was asked and does not know the `ref_id`. */
  "create.guarded",
  /** The attempt is counted; the request has not left. */
  "create.started",
  /** The vendor has answered; nobody has read the answer. */
  "create.answered",
  /** The answer is understood and not written. */
  "create.understood",
  /** Its end is written; the record is not. */
  "create.settled",
  /** Everything is written; the caller was not answered. */
  "create.observed",
  /** Going on with a create that somebody left. */
  "recover.found",
  "recover.leased",
  /** The look-up has answered; that is not written. */
  "recover.looked-up",
  "recover.settled",
  /** This process follows for all. */
  "follow.leading",
  /** Events were read, and nothing of them is written. */
  "follow.events-read",
  /** A listing was read, and nothing of it is written. */
  "follow.listed",
  /** Single orchestrations were read for what an event said. */
  "follow.read",
  /** About to write what was learnt. */
  "follow.applying",
  /** Written; nobody was told. */
  "follow.applied",
  /** A change is on its way to subscribers. */
  "feed.told",
  /** A reconciliation has compared and not yet kept its outcome. */
  "reconcile.compared"
] as const
export type Point = (typeof points)[number]

/** What happens at a point: nothing, unless a test says so. */
export const CrashPoint = Context.Reference<(point: Point) => Effect.Effect<void>>("@segue/backend/CrashPoint", {
  defaultValue: () => () => Effect.void
})

/** Passes a point. */
export const at = (point: Point): Effect.Effect<void> => Effect.flatMap(CrashPoint, (happen) => happen(point))

/**
 * Places where a crash would hurt most, by name. In a running bot they do nothing; tests end the process at one of them
 * and look at what a restart makes of it.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"

/** Every place. */
export const points = [
  /** Changes were read and matched with the routes; nothing of it is written. */
  "routing.matched",
  /** What is to be told is written, and the reader's position with it. */
  "routing.written",
  /** The row says that a message is being sent; nothing has left. */
  "message.claimed",
  /** The target took the message; its reference is not written. */
  "message.taken",
  /** The reference is written. */
  "message.written",
  /** The same for a reply. */
  "reply.claimed",
  "reply.taken",
  "reply.written"
] as const
export type Point = (typeof points)[number]

/** What happens at a point: nothing, unless a test says so. */
export const CrashPoint = Context.Reference<(point: Point) => Effect.Effect<void>>("@segue/bot/CrashPoint", {
  defaultValue: () => () => Effect.void
})

/** Passes a point. */
export const at = (point: Point): Effect.Effect<void> => Effect.flatMap(CrashPoint, (happen) => happen(point))

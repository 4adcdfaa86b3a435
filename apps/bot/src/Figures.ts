/** What the bot counts of its own work, by target, for whoever watches it (`health/metrics`). */
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"

import type { NotifyError } from "./targets/Notifier.ts"

/** What became of a piece of work that a target took, or needed not to. */
export type How = "sent" | "edited" | "replied" | "skipped"

const told = Metric.counter("segue_bot_told_total", {
  description: "Messages by target and what was done: sent, edited, replied, skipped as unchanged",
  incremental: true
})
const refused = Metric.counter("segue_bot_failures_total", {
  description: "Calls that a target did not take, by kind; rate-limited are its 429s",
  incremental: true
})
const lag = Metric.histogram("segue_bot_lag_seconds", {
  description: "From the vendor's time of a change to its message, by target",
  boundaries: [1, 2, 3, 5, 10, 30, 60, 300, 900, 3_600]
})

/** Counts what a target took; `lagMs` where the vendor dates it. */
export const count = (target: string, how: How, lagMs: number | undefined): Effect.Effect<void> =>
  Effect.andThen(
    Metric.update(Metric.withAttributes(told, { target, how }), 1),
    lagMs === undefined ? Effect.void : Metric.update(Metric.withAttributes(lag, { target }), lagMs / 1_000)
  )

/** Counts what a target did not take. */
export const countFailure = (target: string, kind: NotifyError["kind"]): Effect.Effect<void> =>
  Metric.update(Metric.withAttributes(refused, { target, kind }), 1)

/** How long to wait before trying again: exponential, with jitter, bounded, and never less than the vendor asked for. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Random from "effect/Random"
import * as Schedule from "effect/Schedule"

import * as PaxosError from "../../PaxosError.ts"

/** The shape of the waiting. */
export interface RetryLimits {
  /** Attempts after the first. */
  readonly retriesMax: number
  readonly retryBaseMs: number
  readonly retryMaxMs: number
  /** A `Retry-After` beyond this is not waited for: the error says when to come back. */
  readonly retryAfterMaxMs: number
}

/** Whether it makes sense to wait for this error: it passes by itself, and soon enough. */
export const isWorthWaiting = (error: PaxosError.PaxosError, limits: RetryLimits): boolean =>
  PaxosError.isRetryable(error) && (PaxosError.retryAfterMs(error) ?? 0) <= limits.retryAfterMaxMs

/** For what may be repeated without harm: reads, and asking for a token. */
export const repeatRead =
  (limits: RetryLimits) =>
  <A, R>(read: Effect.Effect<A, PaxosError.PaxosError, R>): Effect.Effect<A, PaxosError.PaxosError, R> =>
    Effect.retry(read, {
      while: (error) => isWorthWaiting(error, limits),
      schedule: Schedule.min([Schedule.exponential(limits.retryBaseMs), Schedule.spaced(limits.retryMaxMs)]).pipe(
        Schedule.jittered,
        Schedule.upTo({ times: limits.retriesMax }),
        Schedule.setInputType<PaxosError.PaxosError>(),
        Schedule.modifyDelay(({ duration, input }) =>
          Effect.succeed(Duration.max(duration, Duration.millis(PaxosError.retryAfterMs(input) ?? 0)))
        )
      )
    })

/** Sleeps for the time and up to a fifth more, so that many waiters do not come back at once. */
export const sleepAtLeast = (millis: number): Effect.Effect<void> =>
  Effect.flatMap(Random.nextBetween(1, 1.2), (factor) => Effect.sleep(Math.round(millis * factor)))

/** Milliseconds before attempt `attempt` (1 for the first repetition), before jitter. */
export const backoffMs = (attempt: number, limits: RetryLimits): number =>
  Math.min(limits.retryBaseMs * 2 ** (attempt - 1), limits.retryMaxMs)

/** All ways of noticing together, each in a loop of its own that no failure ends. */
import { Orchestrations } from "@segue/core/Orchestrations"
import * as PaxosError from "@segue/core/PaxosError"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Random from "effect/Random"
import * as Result from "effect/Result"
import type * as Scope from "effect/Scope"

import { Doorbell } from "./Doorbell.ts"
import * as Looks from "./Looks.ts"
import type { CursorMoved, StoreError } from "./Store.ts"
import { Store } from "./Store.ts"
import * as Sweep from "./Sweep.ts"
import * as Tail from "./Tail.ts"
import * as Timing from "./Timing.ts"

/** The loops. */
export const ways = ["tail", "deep", "pending", "safety", "looks"] as const
export type Way = (typeof ways)[number]

/** How a loop is doing; times in milliseconds of this process's clock. */
export interface Health {
  /** Absent before its first success. */
  readonly succeededAtMs?: number
  /** Since when it fails, and why, while it does. */
  readonly failing?: { readonly sinceMs: number; readonly message: string }
}

/** Following, as it runs. */
export class Follower extends Context.Service<
  Follower,
  {
    readonly health: Effect.Effect<Readonly<Record<Way, Health>>>
    /** The last time the tail stood at the newest event: what the feed shows is as of then. */
    readonly asOfMs: Effect.Effect<number | undefined>
  }
>()("@segue/follow/Follower") {}

type Failure = PaxosError.PaxosError | StoreError | CursorMoved
type Needs = Doorbell | Orchestrations | Store

/** The longest pause of a loop that fails; the vendor's own word may make it longer. */
const FAILING_MAX_MS = 60_000

/** How long to wait after failures in a row. */
const pauseAfter = (error: Failure, failures: number, periodMs: number): number => {
  const ownMs = Math.min(Math.max(periodMs, 1_000) * 2 ** Math.min(failures - 1, 10), FAILING_MAX_MS)
  const askedMs = error._tag === "PaxosError" ? (PaxosError.retryAfterMs(error) ?? 0) : 0
  return Math.max(Math.min(ownMs, Math.max(periodMs, FAILING_MAX_MS)), askedMs)
}

const make = (timing: Timing.Timing): Effect.Effect<Follower["Service"], never, Needs | Scope.Scope> =>
  Effect.gen(function* () {
    const doorbell = yield* Doorbell
    const health: Record<Way, Health> = { tail: {}, deep: {}, pending: {}, safety: {}, looks: {} }

    const loop = <A>(way: Way, periodMs: number, once: Effect.Effect<A, Failure, Needs>, rest: Effect.Effect<void>) =>
      Effect.gen(function* () {
        let failures = 0
        for (;;) {
          const result = yield* Effect.result(once)
          const nowMs = yield* Clock.currentTimeMillis
          if (Result.isSuccess(result) || result.failure._tag === "CursorMoved") {
            failures = 0
            health[way] = { succeededAtMs: nowMs }
            yield* rest
            continue
          }
          failures += 1
          const { message } = result.failure
          health[way] = { ...health[way], failing: { sinceMs: health[way].failing?.sinceMs ?? nowMs, message } }
          if (failures === 1) yield* Effect.logWarning("Following is held up", { way, message })
          yield* Effect.sleep(pauseAfter(result.failure, failures, periodMs))
        }
      }).pipe(Effect.annotateLogs({ way }), Effect.withSpan(`Follower.${way}`), Effect.forkScoped)

    // Replicas that started together drift apart.
    const spaced = (periodMs: number) =>
      Effect.flatMap(Random.nextBetween(0.95, 1.05), (factor) => Effect.sleep(Math.round(periodMs * factor)))

    // As many as lately at most: events come in bursts.
    let expected = 0
    const tailOnce = Effect.suspend(() =>
      Effect.map(Tail.look(timing, expected), ({ fresh }) => {
        expected = Math.max(fresh, Math.floor(expected * 0.9))
      })
    )
    const tailRest = Effect.gen(function* () {
      yield* Effect.sleep(timing.ringMs)
      const restMs = Math.max(0, timing.tailMs - timing.ringMs)
      yield* Effect.timeoutOrElse(doorbell.rung, { duration: restMs, orElse: () => Effect.void })
    })

    // What was refused soon after it began may never have been seen waiting.
    const pendingOnce = Effect.andThen(
      Sweep.run(Sweep.pending),
      Effect.flatMap(Tail.ago(timing, 2 * timing.pendingMs + timing.latenessMs), Sweep.rejected)
    )

    yield* loop("safety", timing.safetyMs, Sweep.run(Sweep.safety), spaced(timing.safetyMs))
    yield* loop("tail", timing.tailMs, tailOnce, tailRest)
    yield* loop("pending", timing.pendingMs, pendingOnce, spaced(timing.pendingMs))
    yield* loop("looks", timing.ringMs, Looks.round(timing), Effect.sleep(timing.ringMs))
    yield* loop("deep", timing.deepMs, Effect.andThen(spaced(timing.deepMs), Tail.deep(timing)), Effect.void)

    return Follower.of({
      health: Effect.sync(() => ({ ...health })),
      asOfMs: Effect.sync(() => health.tail.succeededAtMs)
    })
  })

/** Following with another timing; it ends with the layer's scope. */
export const layerWith = (timing: Partial<Timing.Timing>): Layer.Layer<Follower, never, Needs> =>
  Layer.effect(Follower, make({ ...Timing.defaults, ...timing }))

/** Following with the default timing. */
export const layer: Layer.Layer<Follower, never, Needs> = layerWith({})

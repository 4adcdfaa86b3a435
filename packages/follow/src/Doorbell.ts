/**
 * Rung by whoever has a reason to look now: a webhook, or a create whose outcome somebody waits for. It carries no
 * knowledge: what is learnt comes from the vendor's answers alone. Source: docs/vendor-facts.md#event-shapes.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Queue from "effect/Queue"

/** Ids waiting to be looked at; beyond this the oldest are left to the sweeps. */
export const WAITING_MAX = 10_000

/** An id to look at, not before a time, and how long to go on looking when the vendor does not show it. */
export interface Look {
  readonly id: string
  readonly notBeforeMs: number
  readonly untilMs: number
}

/** The doorbell. */
export class Doorbell extends Context.Service<
  Doorbell,
  {
    /** Look at the newest events now. Many rings in a moment are one. */
    readonly ring: Effect.Effect<void>
    /** Look at this orchestration now. */
    readonly look: (id: string) => Effect.Effect<void>
    /** For the follower: waits for a ring. */
    readonly rung: Effect.Effect<void>
    /** For the follower: looks, as they come in. */
    readonly looks: Queue.Queue<Look>
  }
>()("@segue/follow/Doorbell") {}

/** A doorbell for this process. `notVisibleMs`: how long an id is looked for that the vendor does not show. */
export const layerWith = (options: { readonly notVisibleMs: number }): Layer.Layer<Doorbell> =>
  Layer.effect(
    Doorbell,
    Effect.gen(function* () {
      const rings = yield* Queue.sliding<void>(1)
      const looks = yield* Queue.sliding<Look>(WAITING_MAX)
      return Doorbell.of({
        ring: Effect.asVoid(Queue.offer(rings, undefined)),
        look: (id) =>
          Effect.flatMap(Clock.currentTimeMillis, (nowMs) =>
            Effect.asVoid(Queue.offer(looks, { id, notBeforeMs: nowMs, untilMs: nowMs + options.notVisibleMs }))
          ),
        rung: Queue.take(rings),
        looks
      })
    })
  )

/** A doorbell for this process. */
export const layer: Layer.Layer<Doorbell> = layerWith({ notVisibleMs: 60_000 })

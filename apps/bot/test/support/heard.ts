/** Following that is well: the source was heard of just now. */
import { Follower } from "@segue/follow/Follower"
import { Clock, Effect, Layer } from "effect"

export const heard = Layer.effect(
  Follower,
  Effect.map(Clock.currentTimeMillis, (nowMs) =>
    Follower.of({
      health: Effect.succeed({ tail: {}, deep: {}, pending: {}, safety: {}, looks: {} }),
      asOfMs: Effect.succeed(nowMs)
    })
  )
)

/** Stopping gently: whoever serves asks whether it has begun, and streams end by it. */
import * as Context from "effect/Context"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

/** Whether we stop. */
export class Draining extends Context.Service<
  Draining,
  {
    readonly isDraining: Effect.Effect<boolean>
    /** Returns when it begins. */
    readonly began: Effect.Effect<void>
    readonly begin: Effect.Effect<void>
  }
>()("@segue/backend/Draining") {}

/** Not yet. */
export const layer: Layer.Layer<Draining> = Layer.effect(
  Draining,
  Effect.map(Deferred.make<void>(), (beginning) =>
    Draining.of({
      isDraining: Deferred.isDone(beginning),
      began: Deferred.await(beginning),
      begin: Effect.asVoid(Deferred.succeed(beginning, undefined))
    })
  )
)

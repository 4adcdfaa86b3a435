/** Up to when the rows in the database tell what happened at the vendor, as whoever follows says. */
import { FollowingState, type State } from "@segue/storage/FollowingState"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

const REFRESH_MS = 1_000

/** How following goes, as of a moment ago. */
export class Freshness extends Context.Service<
  Freshness,
  {
    readonly states: Effect.Effect<ReadonlyArray<State>>
    /** Milliseconds since the newest event was seen; undefined before the first time. */
    readonly ageMs: Effect.Effect<number | undefined>
    /** RFC 3339 of the same. */
    readonly asOf: Effect.Effect<string | undefined>
  }
>()("@segue/backend/following/Freshness") {}

/** Looks each second. */
export const layer: Layer.Layer<Freshness, never, FollowingState> = Layer.effect(
  Freshness,
  Effect.gen(function* () {
    const following = yield* FollowingState
    let states: ReadonlyArray<State> = []
    let readMs = 0
    const refresh = Effect.gen(function* () {
      const startedMs = yield* Clock.currentTimeMillis
      states = yield* following.read
      readMs = startedMs
    })
    yield* Effect.ignore(refresh)
    yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.sleep(REFRESH_MS), Effect.ignore(refresh))))
    const tail = () => states.find(({ way }) => way === "tail")
    return Freshness.of({
      states: Effect.sync(() => states),
      ageMs: Effect.map(Clock.currentTimeMillis, (nowMs) => {
        const age = tail()?.succeededAgoMs
        return age === undefined ? undefined : age + nowMs - readMs
      }),
      asOf: Effect.sync(() => tail()?.succeededAt)
    })
  })
)

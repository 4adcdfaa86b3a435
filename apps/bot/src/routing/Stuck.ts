/**
 * What lasts too long is called stuck, by its route's limits. Only while the vendor was heard of just now: when it is
 * away, nobody knows what is still under way, and hundreds of guesses would hide the one thing that is known.
 */
import { Follower } from "@segue/follow/Follower"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

import type { Route } from "../config/Settings.ts"
import { Outbox } from "../outbox/Outbox.ts"

/** Between two looks; what was heard of the vendor may be this old at most. */
const LOOK_MS = 30_000

/** One look; answers how many messages it makes. */
export const look = (routes: ReadonlyArray<Route>) =>
  Effect.gen(function* () {
    const [follower, outbox] = [yield* Follower, yield* Outbox]
    const [asOfMs, nowMs] = [yield* follower.asOfMs, yield* Clock.currentTimeMillis]
    const { pending, safety } = yield* follower.health
    const isBlind = pending.failing !== undefined || safety.failing !== undefined
    if (isBlind || asOfMs === undefined || nowMs - asOfMs > LOOK_MS) return 0
    let count = 0
    for (const { name: route, stuckAfterMinutes = {} } of routes) {
      for (const [status, minutes] of Object.entries(stuckAfterMinutes)) {
        count += yield* outbox.callStuck({ route, status, minutes })
      }
    }
    return count
  })

/** Looks every so often, for ever; does nothing where no route has a limit. */
export const run = (routes: ReadonlyArray<Route>): Effect.Effect<never, never, Follower | Outbox> =>
  routes.every(({ stuckAfterMinutes }) => stuckAfterMinutes === undefined)
    ? Effect.never
    : Effect.forever(
        Effect.andThen(
          Effect.sleep(LOOK_MS),
          Effect.catch(look(routes), ({ message }) =>
            Effect.logWarning("Looking for what is stuck is held up", { message })
          )
        )
      )

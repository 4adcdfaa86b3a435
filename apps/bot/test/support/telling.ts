/** A target that keeps what it is told, over a database of its own: for tests of what is found. */
import { assert } from "@effect/vitest"
import { Clock, Effect } from "effect"

import type { Config } from "../../src/config/Config.ts"
import * as Delivery from "../../src/delivery/Delivery.ts"
import type { Notifier } from "../../src/targets/Notifier.ts"
import { lineOf, type View } from "../../src/view/View.ts"
import { freshDatabase } from "./server.ts"

/** The address of a database that is gone with the test. */
export const database = Effect.map(
  Effect.acquireRelease(
    Effect.promise(() => freshDatabase()),
    ({ drop }) => Effect.promise(() => drop())
  ),
  ({ url }) => url
)

/** A target that keeps what it was told: posts, and what each says now. */
export const keeping = () => {
  const posts: Array<string> = []
  const set = (at: number, view: View) =>
    Effect.sync(() => {
      posts[at] = lineOf(view)
      return { at: String(at) }
    })
  const notifier: Notifier = {
    name: "console",
    canEdit: true,
    canReply: true,
    gapMs: 0,
    send: (view) => Effect.suspend(() => set(posts.length, view)),
    update: (ref, view) => set(Number(ref["at"]), view),
    reply: () => Effect.die("never")
  }
  return { posts, notifier }
}

/** Delivers until the scope ends. */
export const deliver = (notifier: Notifier, surroundings: Config) =>
  Effect.forkScoped(Delivery.run({ notifier, surroundings, pollMs: 20, leaseMs: 1_200 }))

/** Waits until something holds. */
export const until = (what: string, holds: () => boolean) =>
  Effect.gen(function* () {
    for (let turn = 0; turn < 1_500; turn++) {
      if (holds()) return
      yield* Effect.sleep(20)
    }
    assert.fail(`never: ${what}`)
  })

/** Runs by a clock that is ahead. */
export const ahead =
  (byMs: number) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.flatMap(Clock.Clock, (clock) => {
      const shifted: Clock.Clock = {
        sleep: (duration) => clock.sleep(duration),
        currentTimeMillisUnsafe: () => clock.currentTimeMillisUnsafe() + byMs,
        currentTimeMillis: Effect.map(clock.currentTimeMillis, (millis) => millis + byMs),
        currentTimeNanosUnsafe: () => clock.currentTimeNanosUnsafe() + BigInt(byMs) * 1_000_000n,
        currentTimeNanos: Effect.map(clock.currentTimeNanos, (nanos) => nanos + BigInt(byMs) * 1_000_000n),
        monotonicTimeNanosUnsafe: () => clock.monotonicTimeNanosUnsafe(),
        monotonicTimeNanos: clock.monotonicTimeNanos
      }
      return Effect.provideService(effect, Clock.Clock, shifted)
    })

/** A create within a profile. */
export const direct = (ref_id: string, profile_id: string, source_amount = "10.00") => ({
  ref_id,
  source_amount,
  source_asset: "USD",
  destination_asset: "PYUSD",
  source: { profile: { profile_id } },
  destination: { profile: { profile_id } }
})

/** Following in figures, for whoever exposes metrics: the same names in the gateway and in the bot. */
import { Store } from "@segue/follow/Store"
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"

import { FollowingState } from "./FollowingState.ts"
import type { StorageError } from "./Stored.ts"
import { Views } from "./Views.ts"

const gauges = {
  head: Metric.gauge("segue_feed_head", { description: "The newest entry of the change feed" }),
  age: Metric.gauge("segue_following_age_seconds", { description: "Since the vendor's newest event was seen" }),
  open: Metric.gauge("segue_orchestrations_open", { description: "Orchestrations that are not final" })
}

/** Reads the figures from the database into their gauges; answers the feed's head. */
export const collect: Effect.Effect<number, StorageError, FollowingState | Store | Views> = Effect.gen(function* () {
  const [following, store, views] = [yield* FollowingState, yield* Store, yield* Views]
  const head = yield* store.head
  yield* Metric.update(gauges.head, head)
  const ageMs = (yield* following.read).find(({ way }) => way === "tail")?.succeededAgoMs
  if (ageMs !== undefined) yield* Metric.update(gauges.age, ageMs / 1_000)
  const flights = yield* views.inFlight
  yield* Metric.update(
    gauges.open,
    flights.reduce((sum, { count }) => sum + count, 0)
  )
  return head
})

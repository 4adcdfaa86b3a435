/** Following's store as this process uses it: whatever is written is told to the feed's reader at once. */
import { Store } from "@segue/follow/Store"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Queue from "effect/Queue"

import * as CrashPoint from "../CrashPoint.ts"
import { FeedNudge } from "./Feed.ts"

/** A store over another one. */
export const layer: Layer.Layer<Store, never, Store | FeedNudge> = Layer.effect(
  Store,
  Effect.gen(function* () {
    const [store, nudges] = [yield* Store, yield* FeedNudge]
    return Store.of({
      ...store,
      apply: (observations, advance) =>
        Effect.gen(function* () {
          yield* CrashPoint.at("follow.applying")
          const changes = yield* store.apply(observations, advance)
          yield* CrashPoint.at("follow.applied")
          if (changes.length > 0) yield* Queue.offer(nudges, undefined)
          return changes
        })
    })
  })
)

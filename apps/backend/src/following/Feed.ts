/**
 * The change feed that `watch` serves, over the one in the database. One reader per process follows it and keeps its
 * last entries; a subscriber takes from those at its own pace, and from the database where it stands further back.
 */
import {
  type Change,
  ChangeFeed,
  FeedUnavailable,
  isSelected,
  PositionUnknown,
  type Selection
} from "@segue/api/ChangeFeed"
import { Store } from "@segue/follow/Store"
import type * as FollowStore from "@segue/follow/Store"
import { FeedRetention } from "@segue/storage/FeedRetention"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Queue from "effect/Queue"
import * as Stream from "effect/Stream"

import * as CrashPoint from "../CrashPoint.ts"
import { Draining } from "../Draining.ts"

/** Between two looks at the feed when nobody says that there is something. */
const POLL_MS = 250
/** Entries read at once. */
const PAGE = 500
/** Entries that are kept in the process: subscribers that keep up cost the database nothing. */
const KEPT_MAX = 4_000
/** A subscription this old is told to come back, so that its key and grants are looked at anew. */
const STREAM_MAX_MS = 600_000

/** Tells this process's reader that something was written just now. */
export class FeedNudge extends Context.Service<FeedNudge, Queue.Queue<void>>()(
  "@segue/backend/following/Feed/FeedNudge"
) {}

/** Nudges; many in a moment are one. */
export const layerNudge: Layer.Layer<FeedNudge> = Layer.effect(FeedNudge, Queue.sliding<void>(1))

const toChange = (change: FollowStore.Change): Change => ({
  position: String(change.sequence),
  kind: change.kind,
  observed_at: change.observed_at,
  orchestration: change.orchestration
})

const parse = (position: string): number | undefined =>
  /^(?:0|[1-9]\d{0,14})$/u.test(position) ? Number(position) : undefined

const unavailable = new FeedUnavailable()

const make = Effect.gen(function* () {
  const [store, retention, nudges, draining] = [yield* Store, yield* FeedRetention, yield* FeedNudge, yield* Draining]
  let kept: Array<FollowStore.Change> = []
  let head = yield* store.head
  let advanced = yield* Deferred.make<void>()

  /** Reads what is new; the numbers have no gaps, so what was read is all there is up to there. */
  const readOn = Effect.gen(function* () {
    for (;;) {
      const page = yield* store.changes(head, PAGE)
      const last = page.at(-1)
      if (last === undefined) return
      kept = [...kept, ...page].slice(-KEPT_MAX)
      head = last.sequence
      const before = advanced
      advanced = yield* Deferred.make<void>()
      yield* Deferred.succeed(before, undefined)
      if (page.length < PAGE) return
    }
  })
  yield* Effect.forkScoped(
    Effect.forever(
      Effect.andThen(
        Effect.catch(readOn, (error) => Effect.logDebug("The feed cannot be read now", { error: error.message })),
        Effect.timeoutOrElse(Queue.take(nudges), { duration: POLL_MS, orElse: () => Effect.void })
      )
    )
  )

  const entries = (after: number) =>
    Effect.suspend(() => {
      const oldest = kept[0]?.sequence
      if (oldest === undefined || after + 1 < oldest) return store.changes(after, PAGE)
      return Effect.succeed(kept.slice(after + 1 - oldest, after + 1 - oldest + PAGE))
    })

  /** What comes after a position, once there is something. */
  const next = (after: number, untilMs: number): Effect.Effect<ReadonlyArray<FollowStore.Change>, FeedUnavailable> =>
    Effect.gen(function* () {
      for (;;) {
        const leftMs = untilMs - (yield* Clock.currentTimeMillis)
        if (leftMs <= 0 || (yield* draining.isDraining)) return yield* unavailable
        const waiting = advanced
        if (after < head) {
          const found = yield* Effect.mapError(entries(after), () => unavailable)
          if (found.length > 0) return found
        }
        const came = Effect.raceFirst(Deferred.await(waiting), draining.began)
        yield* Effect.timeoutOrElse(came, { duration: leftMs, orElse: () => Effect.void })
      }
    })

  return ChangeFeed.of({
    position: Effect.map(
      Effect.mapError(store.head, () => unavailable),
      String
    ),
    changes: (after, selection: Selection) =>
      Stream.unwrap(
        Effect.gen(function* () {
          const from = parse(after)
          const extent = yield* Effect.mapError(retention.extent, () => unavailable)
          if (from === undefined || from < extent.floor || from > extent.last) return yield* new PositionUnknown()
          const untilMs = (yield* Clock.currentTimeMillis) + STREAM_MAX_MS
          return Stream.paginate(from, (position) =>
            Effect.gen(function* () {
              const found = yield* next(position, untilMs)
              yield* CrashPoint.at("feed.told")
              const told = found.filter(({ orchestration }) => isSelected(selection, orchestration)).map(toChange)
              return [told, Option.some(found.at(-1)!.sequence)] as const
            })
          )
        })
      )
  })
})

/** The feed in the database, for subscribers. */
export const layer = Layer.effect(ChangeFeed, make)

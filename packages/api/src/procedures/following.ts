/** `orchestrations.watch` and `.wait`: states first, then the change feed from where it stood before they were read. */
import * as Orchestration from "@segue/core/Orchestration"
import { Orchestrations } from "@segue/core/Orchestrations"
import { type TrackedEnvelope, tracked } from "@trpc/server"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Ref from "effect/Ref"
import * as Stream from "effect/Stream"

import { type Change, ChangeFeed, type Selection } from "../ChangeFeed.ts"
import { isVisible, visible } from "../Visible.ts"
import * as Wire from "../Wire.ts"
import { one, toThing } from "./one.ts"

/** Requests for single states that run at the same time. */
const CONCURRENCY = 10

/**
 * Ids of messages: `state:<position>` until all states are told, `<position>` afterwards. Whoever resumes from the
 * former is told the states again, since nobody knows how many of them arrived.
 */
const STATE = "state:"

const selectionOf = ({ all, ids, profile_ids, ref_ids }: Wire.Watch): Selection =>
  all === true
    ? { all }
    : {
        ...(ids === undefined ? {} : { ids }),
        ...(ref_ids === undefined ? {} : { ref_ids }),
        ...(profile_ids === undefined ? {} : { profile_ids })
      }

/** The states of what is named. An id must exist; a `ref_id` may be watched before anything has it. */
const states = ({ ids = [], ref_ids = [] }: Wire.Watch) =>
  Effect.gen(function* () {
    const service = yield* Orchestrations
    const concurrency = CONCURRENCY
    const named = yield* Effect.forEach(ids, (id) => one({ id }), { concurrency })
    const referred = yield* Effect.forEach(ref_ids, (ref_id) => service.getByRefId(ref_id), { concurrency })
    return [...named, ...(yield* visible(referred.flatMap(Option.toArray), toThing))]
  })

const toMessage = ({ kind, observed_at, orchestration, position }: Change) =>
  tracked(position, { type: "change", kind, observed_at, orchestration } satisfies Wire.WatchMessage)

/** The messages of a subscription. */
export const watch = (input: Wire.Watch) =>
  Stream.unwrap(
    Effect.gen(function* () {
      const feed = yield* ChangeFeed
      const last = input.lastEventId
      const isLive = last !== undefined && !last.startsWith(STATE)
      const after = last === undefined ? yield* feed.position : isLive ? last : last.slice(STATE.length)
      const changes = feed.changes(after, selectionOf(input)).pipe(
        Stream.filterEffect(({ orchestration }) => isVisible(toThing(orchestration))),
        Stream.map(toMessage)
      )
      if (isLive) return changes
      // The position was taken before the states are read: what changes meanwhile is told twice, never left out.
      const told = (yield* states(input)).map((orchestration) =>
        tracked(`${STATE}${after}`, { type: "state", orchestration } satisfies Wire.WatchMessage)
      )
      const first: ReadonlyArray<TrackedEnvelope<Wire.WatchMessage>> = [...told, tracked(after, { type: "ready" })]
      return Stream.concat(Stream.fromIterable(first), changes)
    })
  )

/** Waits for a terminal status. */
export const wait = ({ timeout_ms = Wire.WAIT_DEFAULT_MS, ...which }: typeof Wire.Wait.Type) =>
  Effect.gen(function* () {
    const feed = yield* ChangeFeed
    const after = yield* feed.position
    const last = yield* Ref.make(yield* one(which))
    const { id, status } = yield* Ref.get(last)
    if (!Orchestration.isTerminal(status)) {
      yield* feed.changes(after, { ids: [id] }).pipe(
        Stream.tap(({ orchestration }) => Ref.set(last, orchestration)),
        Stream.takeUntil(({ orchestration }) => Orchestration.isTerminal(orchestration.status)),
        Stream.runDrain,
        Effect.timeoutOption(Duration.millis(timeout_ms))
      )
    }
    const orchestration = yield* Ref.get(last)
    return { is_terminal: Orchestration.isTerminal(orchestration.status), orchestration }
  })

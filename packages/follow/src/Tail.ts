/**
 * The newest events, read again and again. An event only names an orchestration; events come twice, late and in any
 * order, and the listing has no cursor at its end. So a position of ours is kept, a stretch before the newest event is
 * read too, repeats are dropped by id, and what an event is about is read from the orchestration itself.
 * Sources: docs/vendor-facts.md#event-api, #event-status-change, #event-no-business-data.
 */
import { type Event, LIMIT_MAX, OrchestrationStatusChange } from "@segue/core/Event"
import type { Page } from "@segue/core/Listing"
import { Orchestrations } from "@segue/core/Orchestrations"
import type * as PaxosError from "@segue/core/PaxosError"
import * as Timestamp from "@segue/core/Timestamp"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Queue from "effect/Queue"
import * as Schema from "effect/Schema"

import { Doorbell } from "./Doorbell.ts"
import * as Progress from "./Progress.ts"
import * as Reading from "./Reading.ts"
import { type Change, type CursorMoved, type Observation, Store, type StoreError } from "./Store.ts"
import type { Timing } from "./Timing.ts"

/** The name of the tail's cursor in the store. */
export const CURSOR = "events"

/** Where the tail stands: its newest event, and the newest events it has handled, oldest first. */
export const Position = Schema.Struct({
  headAt: Timestamp.Timestamp,
  recent: Schema.Array(Schema.Struct({ id: Schema.String, at: Timestamp.Timestamp }))
})
export interface Position extends Schema.Schema.Type<typeof Position> {}

/** Events that are remembered one by one: as many as a page holds, so that a page's spare room shows late ones. */
const RECENT_MAX = LIMIT_MAX

/** Pages in one look; a tail that is further behind goes on in the next one. */
const PAGES_MAX = 500

const decodePosition = Schema.decodeUnknownOption(Position)
const decodeObject = Schema.decodeUnknownOption(OrchestrationStatusChange)

/** An event about an orchestration. */
interface About {
  readonly id: string
  readonly status: string
  readonly event: Event
}

/** The orchestrations that events are about, with the last event of each; other families of events are skipped. */
const subjects = (events: ReadonlyArray<Event>): ReadonlyArray<About> => {
  const last = new Map<string, About>()
  for (const event of events) {
    if (!event.type.startsWith("orchestration.")) continue
    const object = decodeObject(event.object)
    if (Option.isSome(object)) last.set(object.value.id, { id: object.value.id, status: object.value.status, event })
  }
  return [...last.values()]
}

/** A time before another, rounded down. */
export const before = (at: string, millis: number): string =>
  Timestamp.fromMillis(Timestamp.toMillisFloor(at) - millis, 3)

/** Room on a page that is left free: events come in bursts, and a second page costs a request. */
const MARGIN = 30

/** The lower bound of a look: as far back as fits on one page beside what is expected to be new. */
export const lowerBound = (position: Position, expected: number, overlapMs: number): string => {
  const spare = Math.max(0, RECENT_MAX - MARGIN - 2 * expected)
  const oldest = position.recent.at(-Math.min(spare, position.recent.length))
  if (spare === 0 || oldest === undefined) return position.headAt
  const limit = before(position.headAt, overlapMs)
  return Timestamp.compare(oldest.at, limit) < 0 ? limit : oldest.at
}

/** The position after a page. */
export const advance = (position: Position, events: ReadonlyArray<Event>): Position => {
  const all = new Map(position.recent.map((one) => [one.id, one.at]))
  for (const event of events) all.set(event.id, event.created_at)
  const sorted = [...all]
    .map(([id, at]) => ({ id, at }))
    .sort((a, b) => Timestamp.compare(a.at, b.at) || (a.id < b.id ? -1 : 1))
  const newest = sorted.at(-1)?.at
  const headAt = newest !== undefined && Timestamp.compare(newest, position.headAt) > 0 ? newest : position.headAt
  // Events of the very newest instant are all kept: the next look begins with them, whatever their number.
  const isNewest = (one: { readonly at: string }) => Timestamp.compare(one.at, headAt) === 0
  return { headAt, recent: sorted.filter((one, index) => index >= sorted.length - RECENT_MAX || isNewest(one)) }
}

/** What a look at the events came to. */
export interface Looked {
  readonly changes: ReadonlyArray<Change>
  /** Events that had not been handled before. */
  readonly fresh: number
}

/** Events that may tell something: the orchestration is unknown, or not as far as the event says. */
const promising = (known: ReadonlyMap<string, Progress.Known>, about: ReadonlyArray<About>): ReadonlyArray<About> =>
  about.filter(({ id, status }) => {
    const verdict = Progress.judge(known.get(id), status)
    return verdict !== "same" && verdict !== "stale"
  })

/** Reads what events are about; what is not shown, or shown older than its event, is looked at again later. */
const observe = Effect.fnUntraced(function* (events: ReadonlyArray<Event>, timing: Timing) {
  const [store, orchestrations, doorbell] = [yield* Store, yield* Orchestrations, yield* Doorbell]
  const about = subjects(events)
  const wanted = promising(yield* store.known(about.map(({ id }) => id)), about)
  const byId = new Map(wanted.map((one) => [one.id, one]))
  const { found, missing, unreadable } = yield* Reading.byIds(orchestrations, [...byId.keys()])
  const older = found.filter(({ id, status }) => {
    const [is, said] = [Progress.rank(status), Progress.rank(byId.get(id)?.status ?? status)]
    return is !== undefined && said !== undefined && is < said
  })
  const nowMs = yield* Clock.currentTimeMillis
  const again = [...missing, ...unreadable, ...older.map(({ id }) => id)].map((id) => ({
    id,
    notBeforeMs: nowMs + timing.againMs,
    untilMs: nowMs + timing.notVisibleMs
  }))
  yield* Queue.offerAll(doorbell.looks, again)
  return found.map((orchestration): Observation => {
    const one = byId.get(orchestration.id)
    return {
      orchestration,
      origin: "event",
      ...(one === undefined
        ? {}
        : { event: { id: one.event.id, created_at: one.event.created_at, status: one.status } })
    }
  })
})

type Failure = PaxosError.PaxosError | StoreError | CursorMoved

/** The stored position, or one that begins `overlapMs` ago for a tail that never ran. */
const load = Effect.fnUntraced(function* (timing: Timing) {
  const store = yield* Store
  const cursor = yield* store.cursor(CURSOR)
  const stored = decodePosition(cursor.value)
  if (cursor.version > 0 && Option.isNone(stored)) {
    yield* Effect.logError("The tail's stored position cannot be read; sweeps find what it now passes over")
  }
  const nowMs = yield* Clock.currentTimeMillis
  const start: Position = { headAt: Timestamp.fromMillis(nowMs - timing.overlapMs, 3), recent: [] }
  return { version: cursor.version, position: Option.getOrElse(stored, () => start) }
})

/**
 * Looks at the newest events once, to their end. `expected`: how many may be new. Fails with `CursorMoved` when
 * another tail of the same store got ahead; nothing is lost then, and the next look goes on from its position.
 */
export const look = (
  timing: Timing,
  expected: number
): Effect.Effect<Looked, Failure, Orchestrations | Store | Doorbell> =>
  Effect.gen(function* () {
    const [store, orchestrations] = [yield* Store, yield* Orchestrations]
    let { position, version } = yield* load(timing)
    const from = lowerBound(position, expected, timing.overlapMs)
    const changes: Array<Change> = []
    let fresh = 0
    let cursor: string | undefined
    for (let pages = 0; pages < PAGES_MAX; pages++) {
      const page: Page<Event> = yield* orchestrations.events.list({
        "created_at.gte": from,
        order: "ASC",
        limit: LIMIT_MAX,
        ...(cursor === undefined ? {} : { page_cursor: cursor })
      })
      const seen = new Set(position.recent.map(({ id }) => id))
      const unseen = page.items.filter(({ id }) => !seen.has(id))
      fresh += unseen.length
      if (unseen.length > 0) {
        const observations = yield* observe(unseen, timing)
        position = advance(position, unseen)
        changes.push(...(yield* store.apply(observations, { name: CURSOR, version, value: position })))
        version += 1
      }
      // A repeated cursor would never end.
      if (page.next_page_cursor === undefined || page.next_page_cursor === cursor) break
      cursor = page.next_page_cursor
    }
    return { changes, fresh }
  })

/** So long before the newest event: a lower bound by the vendor's clock, which ours need not agree with. */
export const ago = (timing: Timing, millis: number): Effect.Effect<string, StoreError, Store> =>
  Effect.map(load(timing), ({ position }) => before(position.headAt, millis))

const finals = ["orchestration.completed", "orchestration.failed"] as const

/**
 * Reads all final events of the last while again, whatever the tail has handled: finds those that became visible only
 * after the tail had passed. Needs no position; what is known already costs no further request.
 */
export const deep = (
  timing: Timing
): Effect.Effect<ReadonlyArray<Change>, Failure, Orchestrations | Store | Doorbell> =>
  Effect.gen(function* () {
    const [store, orchestrations] = [yield* Store, yield* Orchestrations]
    const from = yield* ago(timing, timing.deepMs + timing.latenessMs)
    const changes: Array<Change> = []
    for (const type of finals) {
      let cursor: string | undefined
      for (;;) {
        const page: Page<Event> = yield* orchestrations.events.list({
          "created_at.gte": from,
          order: "ASC",
          limit: LIMIT_MAX,
          type,
          ...(cursor === undefined ? {} : { page_cursor: cursor })
        })
        const observations = yield* observe(page.items, timing)
        if (observations.length > 0) changes.push(...(yield* store.apply(observations)))
        if (page.next_page_cursor === undefined || page.next_page_cursor === cursor) break
        cursor = page.next_page_cursor
      }
    }
    return changes
  })

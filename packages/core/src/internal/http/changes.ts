/**
 * Status changes from the tail of the Events API. An event only names an orchestration, events may come twice, late and
 * in any order, and the listing's cursor is empty at its end: so a stretch before the newest event is read again each
 * time, repeats are dropped by id, and what an event is about is read from the orchestration itself.
 * Sources: docs/vendor-facts.md#event-api, #event-status-change, #event-no-business-data.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"

import { type Event, type EventQuery, LIMIT_MAX, OrchestrationStatusChange } from "../../Event.ts"
import type { Page } from "../../Listing.ts"
import type { Orchestration } from "../../Orchestration.ts"
import * as PaxosError from "../../PaxosError.ts"
import * as Timestamp from "../../Timestamp.ts"
import { sleepAtLeast } from "./retry.ts"
import * as Trail from "./trail.ts"
import { isStale, type Patience } from "./watch.ts"

/** Where in the events a reader stands. */
export interface Position {
  readonly created_at: string
  readonly seen: ReadonlyArray<string>
}

/** An event that changed what is known, and the orchestration as it was read afterwards. */
export interface Change {
  readonly event: Event
  readonly orchestration: Orchestration
  readonly cursor: Position
}

/** What following the events needs of the API. */
export interface Source {
  readonly get: (id: string) => Effect.Effect<Orchestration, PaxosError.PaxosError>
  readonly listEvents: (query: EventQuery) => Effect.Effect<Page<Event>, PaxosError.PaxosError>
}

/** Orchestrations whose last status is remembered, so that an older one is not told after it. */
const REMEMBERED_MAX = 10_000

interface State {
  /** The newest event so far. */
  readonly headAt: string
  /** Events already handled that would be read again, with their times. */
  readonly seen: ReadonlyMap<string, string>
  /** The listing under way: its lower bound and the page it is at. */
  readonly walk: { readonly from: string; readonly page_cursor?: string; readonly trail: Trail.Trail } | undefined
  readonly failingSinceMs: number | undefined
  readonly pauseMs: number
}

const later = (a: string, b: string): string => (Timestamp.compare(a, b) >= 0 ? a : b)

const before = (at: string, millis: number): string => Timestamp.fromMillis(Timestamp.toMillisFloor(at) - millis, 3)

const decodeObject = Schema.decodeUnknownOption(OrchestrationStatusChange)

/** The orchestration an event is about; unknown types of the same family count too, others do not. */
const subject = (event: Event): Option.Option<string> =>
  event.type.startsWith("orchestration.")
    ? Option.map(decodeObject(event.object), (object) => object.id)
    : Option.none()

/** Reads an orchestration that an event names; `none` when the vendor does not show it in time. */
const reread = (
  source: Source,
  id: string,
  patience: Patience
): Effect.Effect<Option.Option<Orchestration>, PaxosError.PaxosError> =>
  Effect.gen(function* () {
    const untilMs = (yield* Clock.currentTimeMillis) + patience.notVisibleMs
    for (;;) {
      const result = yield* Effect.result(source.get(id))
      if (Result.isSuccess(result)) return Option.some(result.success)
      if (result.failure.reason._tag !== "NotFound") return yield* result.failure
      if ((yield* Clock.currentTimeMillis) >= untilMs) {
        // Going on is right: one record that cannot be read must not hide all the others; a sweep will show it.
        yield* Effect.logWarning("An event names an orchestration that cannot be read", { id })
        return Option.none()
      }
      yield* sleepAtLeast(patience.pollMs)
    }
  })

/** The state after a page: what would be read again next time is remembered, older events are forgotten. */
const advance = (state: State, events: ReadonlyArray<Event>, page: Page<Event>, patience: Patience): State => {
  const headAt = events.reduce((head, event) => later(head, event.created_at), state.headAt)
  const oldest = before(headAt, patience.overlapMs)
  const seen = new Map(
    [...state.seen, ...events.map((event) => [event.id, event.created_at] as const)].filter(
      ([, at]) => Timestamp.compare(at, oldest) >= 0
    )
  )
  const cursor = page.next_page_cursor
  const from = state.walk?.from ?? oldest
  // Cursors that lead in a circle would never end: start again from the newest event instead.
  const trail = cursor === undefined ? undefined : Trail.follow(state.walk?.trail ?? Trail.begin(undefined), cursor)
  const walk = cursor === undefined || trail === undefined ? undefined : { from, page_cursor: cursor, trail }
  return { headAt, seen, walk, failingSinceMs: undefined, pauseMs: walk === undefined ? patience.pollMs : 0 }
}

/** Whether a status is news, given the last one told; remembers it if so. */
const isNews = (told: Map<string, string>, orchestration: Orchestration): boolean => {
  const last = told.get(orchestration.id)
  if (last === orchestration.status || isStale(last, orchestration.status)) return false
  told.delete(orchestration.id)
  told.set(orchestration.id, orchestration.status)
  if (told.size > REMEMBERED_MAX) told.delete(told.keys().next().value!)
  return true
}

/** Reads one page of events and what they are about. */
const step = Effect.fnUntraced(function* (source: Source, state: State, told: Map<string, string>, patience: Patience) {
  const from = state.walk?.from ?? before(state.headAt, patience.overlapMs)
  const page = yield* source.listEvents({
    "created_at.gte": from,
    order: "ASC",
    limit: LIMIT_MAX,
    ...(state.walk?.page_cursor === undefined ? {} : { page_cursor: state.walk.page_cursor })
  })
  const fresh = page.items.filter((event) => !state.seen.has(event.id))
  // The last event about an orchestration stands for all of them: it is read once, as it is now.
  const about = new Map<string, Event>()
  for (const event of fresh) {
    const id = subject(event)
    if (Option.isSome(id)) about.set(id.value, event)
  }
  const read = yield* Effect.forEach(
    about,
    ([id, event]) =>
      Effect.map(
        reread(source, id, patience),
        Option.map((orchestration) => ({ event, orchestration }))
      ),
    { concurrency: "unbounded" }
  )
  const next = advance(
    { ...state, walk: state.walk ?? { from, trail: Trail.begin(undefined) } },
    page.items,
    page,
    patience
  )
  const news = read.flatMap(Option.toArray).filter(({ orchestration }) => isNews(told, orchestration))
  return { news, next }
})

const toPosition = (state: State): Position => ({ created_at: state.headAt, seen: [...state.seen.keys()] })

/** Status changes from a position on; see the top of this file, and `Orchestrations.changes` for what it promises. */
export const changes = (
  source: Source,
  position: Position,
  patience: Patience
): Stream.Stream<Change, PaxosError.PaxosError> => {
  const start: State = {
    headAt: position.created_at,
    // Their own times are not known: kept as long as any of them could be read again.
    seen: new Map(position.seen.map((id) => [id, position.created_at])),
    walk: undefined,
    failingSinceMs: undefined,
    pauseMs: 0
  }
  return Stream.suspend(() => {
    const told = new Map<string, string>()
    return Stream.paginate(
      start,
      Effect.fnUntraced(function* (state: State) {
        yield* sleepAtLeast(state.pauseMs)
        const result = yield* Effect.result(step(source, state, told, patience))
        if (Result.isSuccess(result)) {
          const { news, next } = result.success
          // Only the last of a page carries the page's position: whoever stops before it reads the page again.
          const items = news.map((one, index) => ({
            ...one,
            cursor: toPosition(index === news.length - 1 ? next : state)
          }))
          return [items, Option.some(next)] as const
        }
        return [[], Option.some(yield* afterFailure(state, result.failure, patience))] as const
      })
    )
  })
}

/** What to do about a failure: go on after a while, or fail with it. */
const afterFailure = Effect.fnUntraced(function* (state: State, error: PaxosError.PaxosError, patience: Patience) {
  if (error.reason._tag === "BadRequest" && state.walk?.page_cursor !== undefined) {
    yield* Effect.logWarning("The events listing refused its own cursor; reading again from the newest event")
    return { ...state, walk: undefined, pauseMs: patience.pollMs }
  }
  const nowMs = yield* Clock.currentTimeMillis
  const failingSinceMs = state.failingSinceMs ?? nowMs
  const isPassing = PaxosError.isRetryable(error) || error.reason._tag === "UnreadableReply"
  if (!isPassing || nowMs - failingSinceMs >= patience.outageMs) return yield* error
  const pauseMs = Math.min(Math.max(state.pauseMs, patience.pollMs) * 1.5, patience.pollMaxMs)
  return { ...state, failingSinceMs, pauseMs: Math.max(pauseMs, PaxosError.retryAfterMs(error) ?? 0) }
})

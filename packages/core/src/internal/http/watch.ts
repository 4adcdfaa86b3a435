/** Following known orchestrations until they are done, by asking again and again, ever more slowly. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"

import { isTerminal, type Orchestration } from "../../Orchestration.ts"
import * as PaxosError from "../../PaxosError.ts"
import { sleepAtLeast } from "./retry.ts"

/** How patient following is; all times in milliseconds. */
export interface Patience {
  /** Before the first repetition, and between two looks at the events. */
  readonly pollMs: number
  /** Between two looks at something that runs. */
  readonly pollMaxMs: number
  /** Between two looks at something that waits for approval, which can take days. */
  readonly pendingMaxMs: number
  /** How long an id may stay unknown to the vendor before that is an error. */
  readonly notVisibleMs: number
  /** How long errors that pass by themselves may go on without any success. */
  readonly outageMs: number
  /** How far before the newest event the events are read again, because some become visible late. */
  readonly overlapMs: number
}

/** What holds unless told otherwise. */
export const patienceDefaults: Patience = {
  pollMs: 1_000,
  pollMaxMs: 15_000,
  pendingMaxMs: 300_000,
  notVisibleMs: 60_000,
  outageMs: 900_000,
  overlapMs: 60_000
}

/** How far a status is along its way; `undefined` for one we do not know. Source: docs/vendor-facts.md#orch-statuses. */
const rank = (status: string): number | undefined =>
  isTerminal(status) ? 2 : status === "PROCESSING" ? 1 : status === "PENDING" ? 0 : undefined

/** Whether `next` cannot follow `seen`: an answer older than one we have had. */
export const isStale = (seen: string | undefined, next: string): boolean => {
  const [before, after] = [seen === undefined ? undefined : rank(seen), rank(next)]
  return before !== undefined && after !== undefined && after < before
}

interface Followed {
  readonly id: string
  readonly status: string | undefined
  readonly dueAtMs: number
  readonly pauseMs: number
  /** Since when the vendor does not know the id; since when errors have gone on. */
  readonly missingSinceMs: number | undefined
  readonly failingSinceMs: number | undefined
}

/** What one look at an id led to. */
interface Look {
  readonly seen?: Orchestration
  /** Absent when the id is done with. */
  readonly next?: Followed
  readonly failure?: PaxosError.PaxosError
}

type Get = (id: string) => Effect.Effect<Orchestration, PaxosError.PaxosError>

const SLOWER = 1.5

const onSuccess = (followed: Followed, orchestration: Orchestration, nowMs: number, patience: Patience): Look => {
  const stale = isStale(followed.status, orchestration.status)
  const changed = !stale && orchestration.status !== followed.status
  const seen = changed ? { seen: orchestration } : {}
  if (!stale && isTerminal(orchestration.status)) return seen
  const status = stale ? followed.status : orchestration.status
  const pauseMaxMs = status === "PENDING" ? patience.pendingMaxMs : patience.pollMaxMs
  const pauseMs = changed ? patience.pollMs : Math.min(followed.pauseMs * SLOWER, pauseMaxMs)
  return {
    ...seen,
    next: {
      ...followed,
      status,
      pauseMs,
      dueAtMs: nowMs + pauseMs,
      missingSinceMs: undefined,
      failingSinceMs: undefined
    }
  }
}

const onFailure = (followed: Followed, error: PaxosError.PaxosError, nowMs: number, patience: Patience): Look => {
  const isMissing = error.reason._tag === "NotFound"
  // A success that cannot be read may be a proxy's page: as patient as with an outage, and as bounded.
  if (!isMissing && !PaxosError.isRetryable(error) && error.reason._tag !== "UnreadableReply") return { failure: error }
  const since = (isMissing ? followed.missingSinceMs : followed.failingSinceMs) ?? nowMs
  if (nowMs - since >= (isMissing ? patience.notVisibleMs : patience.outageMs)) return { failure: error }
  const pauseMs = Math.min(followed.pauseMs * SLOWER, patience.pollMaxMs)
  return {
    next: {
      ...followed,
      pauseMs,
      dueAtMs: nowMs + Math.max(pauseMs, PaxosError.retryAfterMs(error) ?? 0),
      ...(isMissing ? { missingSinceMs: since } : { failingSinceMs: since })
    }
  }
}

interface State {
  readonly followed: ReadonlyArray<Followed>
  readonly failure?: PaxosError.PaxosError
}

/** Ids that are due within this share of a pause of each other are asked for together. */
const TOGETHER = 0.5

/**
 * Emits each id's first state and each change of its status, and ends when all are terminal. Ids that are asked for
 * together share requests, as far as `get` batches.
 */
export const watch = (
  get: Get,
  ids: ReadonlyArray<string>,
  patience: Patience
): Stream.Stream<Orchestration, PaxosError.PaxosError> => {
  const start: State = {
    followed: [...new Set(ids)].map((id) => ({
      id,
      status: undefined,
      dueAtMs: 0,
      pauseMs: patience.pollMs,
      missingSinceMs: undefined,
      failingSinceMs: undefined
    }))
  }
  return Stream.paginate(
    start,
    Effect.fnUntraced(function* (state: State) {
      if (state.failure !== undefined) return yield* state.failure
      if (state.followed.length === 0) return [[], Option.none<State>()] as const
      const firstDueAtMs = state.followed.reduce((first, one) => Math.min(first, one.dueAtMs), Infinity)
      yield* sleepAtLeast(Math.max(0, firstDueAtMs - (yield* Clock.currentTimeMillis)))
      const startMs = yield* Clock.currentTimeMillis
      const isDue = (one: Followed) => one.dueAtMs <= startMs + one.pauseMs * TOGETHER
      const looks = yield* Effect.forEach(
        state.followed,
        (one): Effect.Effect<Look> =>
          isDue(one)
            ? Effect.flatMap(Effect.result(get(one.id)), (result) =>
                Effect.map(Clock.currentTimeMillis, (nowMs) =>
                  Result.isSuccess(result)
                    ? onSuccess(one, result.success, nowMs, patience)
                    : onFailure(one, result.failure, nowMs, patience)
                )
              )
            : Effect.succeed({ next: one }),
        { concurrency: "unbounded" }
      )
      const failure = looks.find((look) => look.failure !== undefined)?.failure
      const next: State = {
        followed: looks.flatMap((look) => (look.next === undefined ? [] : [look.next])),
        ...(failure === undefined ? {} : { failure })
      }
      const items = looks.flatMap((look) => (look.seen === undefined ? [] : [look.seen]))
      return [items, Option.some(next)] as const
    })
  )
}

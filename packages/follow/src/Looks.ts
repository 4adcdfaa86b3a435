/** Looking at single orchestrations that somebody pointed at, until the vendor shows them or their time is over. */
import { Orchestrations } from "@segue/core/Orchestrations"
import type * as PaxosError from "@segue/core/PaxosError"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"

import { Doorbell, type Look } from "./Doorbell.ts"
import * as Reading from "./Reading.ts"
import { type CursorMoved, Store, type StoreError } from "./Store.ts"
import type { Timing } from "./Timing.ts"

/** Of several looks at one id the first is kept, with the longest patience of them. */
const merged = (looks: ReadonlyArray<Look>): ReadonlyArray<Look> => {
  const byId = new Map<string, Look>()
  for (const look of looks) {
    const other = byId.get(look.id)
    byId.set(look.id, {
      id: look.id,
      notBeforeMs: Math.min(look.notBeforeMs, other?.notBeforeMs ?? look.notBeforeMs),
      untilMs: Math.max(look.untilMs, other?.untilMs ?? look.untilMs)
    })
  }
  return [...byId.values()]
}

/** Performs the looks that are due and queues the others again; call it in a loop. Ids never get lost by a failure. */
export const round = (
  timing: Timing
): Effect.Effect<void, PaxosError.PaxosError | StoreError | CursorMoved, Doorbell | Orchestrations | Store> =>
  Effect.gen(function* () {
    const [store, orchestrations, doorbell] = [yield* Store, yield* Orchestrations, yield* Doorbell]
    // Waits for one, then takes all that have come meanwhile.
    const looks = merged(yield* Queue.takeBetween(doorbell.looks, 1, Reading.IDS_MAX))
    const nowMs = yield* Clock.currentTimeMillis
    const due = looks.filter((look) => look.notBeforeMs <= nowMs)
    const later = looks.filter((look) => look.notBeforeMs > nowMs)
    yield* Queue.offerAll(doorbell.looks, later)
    if (due.length === 0) return
    yield* Effect.gen(function* () {
      const { found, missing, unreadable } = yield* Reading.byIds(
        orchestrations,
        due.map(({ id }) => id)
      )
      if (found.length > 0) {
        yield* store.apply(found.map((orchestration) => ({ orchestration, origin: "look" })))
      }
      const absent = new Set([...missing, ...unreadable])
      const again = due.filter((look) => absent.has(look.id) && nowMs + timing.againMs < look.untilMs)
      yield* Queue.offerAll(
        doorbell.looks,
        again.map((look) => ({ ...look, notBeforeMs: nowMs + timing.againMs }))
      )
    }).pipe(Effect.tapError(() => Queue.offerAll(doorbell.looks, due)))
  })

/** What happened since a time at which the first start is to begin: read before following goes on from there. */
import type { Orchestrations } from "@segue/core/Orchestrations"
import * as Timestamp from "@segue/core/Timestamp"
import { Store } from "@segue/follow/Store"
import * as Sweep from "@segue/follow/Sweep"
import * as Tail from "@segue/follow/Tail"
import * as Effect from "effect/Effect"

const AGAIN_MAX_MS = 60_000

/** Rejections have no event, so they are listed; the rest is what the events tell from that time on. */
const once = (from: string) =>
  Effect.gen(function* () {
    const store = yield* Store
    const cursor = yield* store.cursor(Tail.CURSOR)
    if (cursor.version > 0) return
    yield* Sweep.rejected(from)
    const position: Tail.Position = { headAt: from, recent: [] }
    yield* store.apply([], { name: Tail.CURSOR, version: 0, value: position })
  })

/** Once in the life of a database, whenever the source can be read; nothing to do unless `from` is a time. */
export const begin = (from: string): Effect.Effect<void, never, Orchestrations | Store> =>
  Timestamp.isTimestamp(from)
    ? Effect.gen(function* () {
        for (let failures = 0; ; failures++) {
          const message = yield* Effect.match(once(from), {
            onFailure: (error) => (error._tag === "CursorMoved" ? undefined : error.message),
            onSuccess: () => undefined
          })
          if (message === undefined) return
          if (failures === 0) yield* Effect.logWarning("Beginning at a time is held up", { from, message })
          yield* Effect.sleep(Math.min(AGAIN_MAX_MS, 1_000 * 2 ** Math.min(failures, 6)))
        }
      })
    : Effect.void

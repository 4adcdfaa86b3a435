/** What happened since a time at which the first start is to begin: read before following goes on from there. */
import * as Listing from "@segue/core/Listing"
import type { Orchestration } from "@segue/core/Orchestration"
import { Orchestrations } from "@segue/core/Orchestrations"
import * as Timestamp from "@segue/core/Timestamp"
import { Store } from "@segue/follow/Store"
import * as Tail from "@segue/follow/Tail"
import * as Effect from "effect/Effect"

const AGAIN_MAX_MS = 60_000

/** Approvals that took longer to be refused than this are not looked for. */
const APPROVAL_MS = 7 * 86_400_000

/** Whether it was rejected since; where the vendor does not say when, only one that did not exist before. */
const isSince = ({ created_at, updated_at }: Orchestration, from: string): boolean =>
  Timestamp.compare(updated_at ?? created_at, from) >= 0

/** Rejections have no event, so they are listed (docs/vendor-facts.md#event-none-for-pending-rejected). */
const rejected = (from: string) =>
  Effect.gen(function* () {
    const [orchestrations, store] = [yield* Orchestrations, yield* Store]
    let cursor: string | undefined
    do {
      const page: Listing.Page<Orchestration> = yield* orchestrations.list({
        status: ["REJECTED"],
        "created_at.gte": Tail.before(from, APPROVAL_MS),
        order: "ASC",
        limit: Listing.LIMIT_MAX,
        ...(cursor === undefined ? {} : { page_cursor: cursor })
      })
      const rows = page.items.filter((row) => row.status === "REJECTED" && isSince(row, from))
      if (rows.length > 0) {
        yield* store.apply(rows.map((orchestration) => ({ orchestration, origin: "pending-sweep" })))
      }
      // A repeated cursor would never end.
      cursor = page.next_page_cursor === cursor ? undefined : page.next_page_cursor
    } while (cursor !== undefined)
  })

/** The rest is what the events tell from that time on. */
const once = (from: string) =>
  Effect.gen(function* () {
    const store = yield* Store
    const cursor = yield* store.cursor(Tail.CURSOR)
    if (cursor.version > 0) return
    yield* rejected(from)
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

/**
 * Listing what is not final. It finds what no event tells: PENDING and REJECTED have none, and events may be missing.
 * Sources: docs/vendor-facts.md#event-none-for-pending-rejected, #orch-list.
 */
import * as Listing from "@segue/core/Listing"
import type { Orchestration } from "@segue/core/Orchestration"
import { Orchestrations } from "@segue/core/Orchestrations"
import type * as PaxosError from "@segue/core/PaxosError"
import * as Effect from "effect/Effect"

import * as Reading from "./Reading.ts"
import { type Change, type CursorMoved, type Origin, Store, type StoreError } from "./Store.ts"

/** What a sweep lists. */
export interface Sweep {
  readonly origin: Origin
  readonly statuses: ReadonlyArray<string>
  /** Which open rows of ours must be among them; all when left out, also those in a status we do not know. */
  readonly expect?: string
  /** Between two pages, so that a long listing does not come in one burst. */
  readonly pauseMs: number
}

/** What waits for approval. */
export const pending: Sweep = { origin: "pending-sweep", statuses: ["PENDING"], expect: "PENDING", pauseMs: 0 }

/** All that is not final. */
export const safety: Sweep = { origin: "safety-sweep", statuses: ["PENDING", "PROCESSING"], pauseMs: 10_000 }

/** What a sweep came to. */
export interface Swept {
  readonly changes: ReadonlyArray<Change>
  /** Orchestrations that were listed. */
  readonly listed: number
  /** Open here, but neither listed nor shown by their id: to be looked into by reconciliation. */
  readonly missing: ReadonlyArray<string>
}

/** Lists what is not final, records it, and reads what is open here but was not listed: it has moved on. */
export const run = (
  sweep: Sweep
): Effect.Effect<Swept, PaxosError.PaxosError | StoreError | CursorMoved, Orchestrations | Store> =>
  Effect.gen(function* () {
    const [store, orchestrations] = [yield* Store, yield* Orchestrations]
    const changes: Array<Change> = []
    const missing: Array<string> = []
    const apply = Effect.fnUntraced(function* (rows: ReadonlyArray<Orchestration>) {
      if (rows.length === 0) return
      changes.push(...(yield* store.apply(rows.map((orchestration) => ({ orchestration, origin: sweep.origin })))))
    })

    const listed = new Set<string>()
    let cursor: string | undefined
    for (;;) {
      const page: Listing.Page<Orchestration> = yield* orchestrations.list({
        status: sweep.statuses,
        order: "ASC",
        limit: Listing.LIMIT_MAX,
        ...(cursor === undefined ? {} : { page_cursor: cursor })
      })
      // A vendor that ignored the filter would hand us everything: keep what was asked for.
      const rows = page.items.filter(({ status }) => sweep.statuses.includes(status))
      for (const { id } of rows) listed.add(id)
      yield* apply(rows)
      if (page.next_page_cursor === undefined || page.next_page_cursor === cursor) break
      cursor = page.next_page_cursor
      yield* Effect.sleep(sweep.pauseMs)
    }

    let after: string | undefined
    for (;;) {
      const rows = yield* store.open({
        limit: Reading.IDS_MAX,
        ...(sweep.expect === undefined ? {} : { status: sweep.expect }),
        ...(after === undefined ? {} : { after })
      })
      const gone = rows.filter(({ id }) => !listed.has(id)).map(({ id }) => id)
      const read = yield* Reading.byIds(orchestrations, gone)
      yield* apply(read.found)
      missing.push(...read.missing)
      after = rows.at(-1)?.id
      if (rows.length < Reading.IDS_MAX) break
    }
    return { changes, listed: listed.size, missing }
  })

/**
 * Lists what was created since a time and is rejected: an orchestration that came and was refused between two sweeps was
 * never seen waiting, and no event tells of it.
 */
export const rejected = (
  from: string
): Effect.Effect<void, PaxosError.PaxosError | StoreError | CursorMoved, Orchestrations | Store> =>
  Effect.gen(function* () {
    const [store, orchestrations] = [yield* Store, yield* Orchestrations]
    let cursor: string | undefined
    for (;;) {
      const page: Listing.Page<Orchestration> = yield* orchestrations.list({
        status: ["REJECTED"],
        "created_at.gte": from,
        order: "ASC",
        limit: Listing.LIMIT_MAX,
        ...(cursor === undefined ? {} : { page_cursor: cursor })
      })
      const rows = page.items.filter(({ status }) => status === "REJECTED")
      if (rows.length > 0) {
        yield* store.apply(rows.map((orchestration) => ({ orchestration, origin: "pending-sweep" })))
      }
      if (page.next_page_cursor === undefined || page.next_page_cursor === cursor) return
      cursor = page.next_page_cursor
    }
  })

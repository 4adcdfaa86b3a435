/**
 * Comparing everything with the vendor, from a week before the oldest orchestration that is not final: finds what no
 * event and no sweep told, and what is not as we believe. What it learns goes into the feed like anything else.
 */
import * as Decimal from "@segue/core/Decimal"
import * as Listing from "@segue/core/Listing"
import { isTerminal, type Orchestration } from "@segue/core/Orchestration"
import { Orchestrations } from "@segue/core/Orchestrations"
import type * as PaxosError from "@segue/core/PaxosError"
import * as Timestamp from "@segue/core/Timestamp"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

import type { Difference } from "./Difference.ts"
import * as Progress from "./Progress.ts"
import * as Reading from "./Reading.ts"
import { type CursorMoved, type KnownRow, type ReconciliationRun, Store, type StoreError } from "./Store.ts"
import { before } from "./Tail.ts"

/** Before the oldest open row, so that what was missed around it is found as well. */
export const MARGIN_MS = 7 * 86_400_000

/** What the newest rows may still be on their way to us: they are not compared. */
export const GRACE_MS = 300_000

const sideOf = (side: Orchestration["source"] | Orchestration["destination"]): string =>
  JSON.stringify([
    side?.profile?.profile_id ?? null,
    side?.crypto?.network ?? null,
    side?.crypto?.address ?? null,
    (side?.fiat as Record<string, unknown> | undefined)?.["bank_account_id"] ?? null
  ])

/** The fields of money and direction in which two views of one orchestration differ; amounts by value, not by text. */
export const moneyFields = (here: Orchestration, there: Orchestration): ReadonlyArray<string> => [
  ...(Decimal.equals(here.source_amount, there.source_amount) ? [] : ["source_amount"]),
  ...(here.source_asset === there.source_asset ? [] : ["source_asset"]),
  ...(here.destination_asset === there.destination_asset ? [] : ["destination_asset"]),
  ...(sideOf(here.source) === sideOf(there.source) ? [] : ["source"]),
  ...(sideOf(here.destination) === sideOf(there.destination) ? [] : ["destination"])
]

const difference = (kind: Difference["kind"], row: Orchestration, more: Partial<Difference>): Difference => ({
  kind,
  id: row.id,
  ref_id: row.ref_id,
  fields: [],
  here: undefined,
  there: undefined,
  ...more
})

/** What one row of the vendor's differs in from ours. */
const compare = (here: KnownRow | undefined, there: Orchestration): ReadonlyArray<Difference> => {
  if (here === undefined) return [difference("missing-here", there, { there: there.status })]
  const fields = moneyFields(here.first, there)
  const verdict = Progress.judge(here, there.status)
  // An older status there is a stale answer, unless ours is final: then the two contradict each other.
  const differs = verdict === "advance" || verdict === "incident" || (verdict === "stale" && isTerminal(here.status))
  return [
    ...(fields.length === 0 ? [] : [difference("money", there, { fields })]),
    ...(differs ? [difference("status", there, { here: here.status, there: there.status })] : [])
  ]
}

const isForeign = (row: Orchestration, ours: ReadonlySet<string> | undefined): boolean =>
  ours !== undefined &&
  (row.orchestration_rule_id === undefined || row.orchestration_rule_id === "") &&
  (row.ref_id === undefined || !ours.has(row.ref_id))

/** Compares one page of the vendor's and records it. */
const page = Effect.fnUntraced(function* (rows: ReadonlyArray<Orchestration>) {
  const store = yield* Store
  const here = new Map((yield* store.rows(rows.map(({ id }) => id))).map((row) => [row.id, row]))
  const ours = yield* store.ours(rows.flatMap(({ ref_id }) => ref_id ?? []))
  const differences = rows.flatMap((row) => [
    ...compare(here.get(row.id), row),
    ...(isForeign(row, ours) ? [difference("not-ours", row, { there: row.status })] : [])
  ])
  yield* store.apply(rows.map((orchestration) => ({ orchestration, origin: "reconciliation" })))
  return differences
})

/** Rows of ours in the range that the vendor did not list: asked for one by one before anything is said of them. */
const missingThere = Effect.fnUntraced(function* (from: string, to: string, listed: ReadonlySet<string>) {
  const [store, orchestrations] = [yield* Store, yield* Orchestrations]
  const differences: Array<Difference> = []
  let after: string | undefined
  for (;;) {
    const rows = yield* store.createdSince({ from, limit: Reading.IDS_MAX, ...(after === undefined ? {} : { after }) })
    const candidates = new Map(
      rows
        .filter(({ created_at, id }) => !listed.has(id) && Timestamp.compare(created_at, to) <= 0)
        .map((row) => [row.id, row])
    )
    const read = yield* Reading.byIds(orchestrations, [...candidates.keys()])
    differences.push(...(yield* page(read.found)))
    for (const id of read.missing) {
      const row = candidates.get(id)
      if (row !== undefined) differences.push(difference("missing-there", row.first, { here: row.status }))
    }
    after = rows.at(-1)?.id
    if (rows.length < Reading.IDS_MAX) return differences
  }
})

/**
 * Compares and records, and keeps the outcome in the store. `from`: where to begin instead of a week before the oldest
 * open row. `pauseMs`: between two pages, to stay gentle.
 */
export const run = (
  options: { readonly from?: string; readonly pauseMs?: number } = {}
): Effect.Effect<ReconciliationRun, PaxosError.PaxosError | StoreError | CursorMoved, Orchestrations | Store> =>
  Effect.gen(function* () {
    const [store, orchestrations] = [yield* Store, yield* Orchestrations]
    const now = Timestamp.fromMillis(yield* Clock.currentTimeMillis, 3)
    const oldest = Option.getOrElse(yield* store.oldestOpen, () => now)
    const from = options.from ?? before(oldest, MARGIN_MS)
    const to = before(now, GRACE_MS)
    const differences: Array<Difference> = []
    const listed = new Set<string>()
    let cursor: string | undefined
    for (;;) {
      const { items, next_page_cursor }: Listing.Page<Orchestration> = yield* orchestrations.list({
        "created_at.gte": from,
        "created_at.lte": to,
        order: "ASC",
        limit: Listing.LIMIT_MAX,
        ...(cursor === undefined ? {} : { page_cursor: cursor })
      })
      const rows = items.filter(({ id }) => !listed.has(id))
      for (const { id } of rows) listed.add(id)
      differences.push(...(yield* page(rows)))
      if (next_page_cursor === undefined || next_page_cursor === cursor) break
      cursor = next_page_cursor
      yield* Effect.sleep(options.pauseMs ?? 0)
    }
    differences.push(...(yield* missingThere(from, to, listed)))
    const outcome: ReconciliationRun = { from, compared: listed.size, differences }
    yield* store.saveReconciliation(outcome)
    return outcome
  })

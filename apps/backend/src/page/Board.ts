/**
 * What the page shows at a glance, from rows of ours alone: nothing here asks the vendor. Each caller sees what its
 * grants show, and no more.
 */
import type { Caller } from "@segue/api"
import { Grants, type GrantsUnavailable, type Thing } from "@segue/api/Grants"
import { System } from "@segue/api/System"
import { isTerminal } from "@segue/core/Orchestration"
import * as Timestamp from "@segue/core/Timestamp"
import { Store } from "@segue/follow/Store"
import { CreateIntents, type Intent } from "@segue/storage/CreateIntents"
import type { StorageError } from "@segue/storage/Stored"
import * as Views from "@segue/storage/Views"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

import { thingOf } from "../Findings.ts"
import { Freshness } from "../following/Freshness.ts"

/** Rows under way, and newest rows, that are shown at most. */
const ROWS_MAX = 200
/** Pages that are looked through for rows that the caller may see, so that a narrow sight costs a bounded time. */
const PAGES_MAX = 10
const DIFFERENCES_MAX = 200

/**
 * From when on something that is under way is called stuck, in milliseconds since it was made. Measures of ours: the
 * vendor promises no times. A PENDING one waits for a person.
 */
const stuckAfterMs = { PENDING: 24 * 3_600_000, other: 3_600_000 } as const

const seen = <A>(
  caller: Caller,
  items: ReadonlyArray<A>,
  toThing: (item: A) => Thing
): Effect.Effect<ReadonlyArray<A>, GrantsUnavailable> =>
  Effect.gen(function* () {
    if (items.length === 0) return []
    const shown = yield* (yield* Grants).shows(caller, items.map(toThing))
    return items.filter((_, index) => shown[index] === true)
  })

const ofView = ({ orchestration }: Views.View): Thing => ({ _tag: "Orchestration", orchestration })

/** The first rows that the caller may see; `isCut` where there may be more. */
const rows = (caller: Caller, query: Omit<Views.Query, "limit" | "cursor">) =>
  Effect.gen(function* () {
    const views = yield* Views.Views
    const items: Array<Views.View> = []
    let cursor: string | undefined
    for (let page = 0; page < PAGES_MAX && items.length <= ROWS_MAX; page++) {
      const found: Views.Page = yield* views.list({
        ...query,
        limit: ROWS_MAX,
        ...(cursor === undefined ? {} : { cursor })
      })
      items.push(...(yield* seen(caller, found.items, ofView)))
      cursor = found.cursor
      if (cursor === undefined) break
    }
    return { items: items.slice(0, ROWS_MAX), isCut: cursor !== undefined || items.length > ROWS_MAX }
  })

/** Creates whose profiles the caller may see. */
const seenCreates = (caller: Caller, intents: ReadonlyArray<Intent>) =>
  Effect.map(
    seen(
      caller,
      intents.flatMap((intent) => {
        const thing = thingOf(intent.refId, intent.recordedAt, intent.request)
        return thing === undefined ? [] : [{ intent, thing }]
      }),
      ({ thing }) => thing
    ),
    (shown) => shown.map(({ intent }) => intent)
  )

const toCreate = ({ ageMs, api, attempts, caller, doubtAgeMs, refId, state }: Intent) => ({
  refId,
  caller,
  api,
  state,
  attempts,
  ageMs,
  doubtAgeMs
})

/** What is in doubt stands first, then what is oldest. */
const creates = (caller: Caller) =>
  Effect.gen(function* () {
    const open = yield* (yield* CreateIntents).open(ROWS_MAX)
    const shown = yield* seenCreates(caller, open)
    return shown
      .map(toCreate)
      .toSorted((a, b) => Number(b.state === "in_doubt") - Number(a.state === "in_doubt") || b.ageMs - a.ageMs)
  })

/** What came from outside into no profile is summed for those alone who see every profile. */
const EVERY_PROFILE = "*"

const inFlight = (caller: Caller) =>
  Effect.gen(function* () {
    const sums = yield* (yield* Views.Views).inFlight
    return yield* seen(caller, sums, ({ profileId }) => ({ _tag: "Profile", profile_id: profileId ?? EVERY_PROFILE }))
  })

/** The newest comparison with the vendor; differences of what we have no row of are for nobody. */
const reconciliation = (caller: Caller) =>
  Effect.gen(function* () {
    const last = Option.getOrUndefined(yield* (yield* Store).lastReconciliation)
    if (last === undefined) return undefined
    const ids = [...new Set(last.differences.map(({ id }) => id))].slice(0, DIFFERENCES_MAX)
    const page =
      ids.length === 0 ? [] : (yield* (yield* Views.Views).list({ ids, order: "ASC", limit: ids.length })).items
    const visible = new Set((yield* seen(caller, page, ofView)).map(({ orchestration }) => orchestration.id))
    return {
      from: last.from,
      compared: last.compared,
      differences: last.differences.filter(({ id }) => visible.has(id)),
      isCut: ids.length === DIFFERENCES_MAX
    }
  })

/** Everything at a glance. Ages are by the database's clock, `now` by this process's. */
export const read = (caller: Caller) =>
  Effect.gen(function* () {
    const [system, freshness] = [yield* System, yield* Freshness]
    const open = yield* rows(caller, { statuses: ["PENDING", "PROCESSING"], order: "ASC" })
    const newest = yield* rows(caller, { order: "DESC" })
    const ids = new Set(open.items.map(({ orchestration }) => orchestration.id))
    return {
      now: Timestamp.fromMillis(yield* Clock.currentTimeMillis, 3),
      info: yield* system.info,
      health: yield* system.health,
      asOf: yield* freshness.asOf,
      asOfAgeMs: yield* freshness.ageMs,
      stuckAfterMs,
      rows: [...open.items, ...newest.items.filter(({ orchestration }) => !ids.has(orchestration.id))],
      isCut: { open: open.isCut, newest: newest.isCut },
      inFlight: yield* inFlight(caller),
      creates: yield* creates(caller),
      reconciliation: yield* reconciliation(caller)
    }
  })

/** One orchestration with all that is known of how it came about; none where there is none for this caller. */
export const one = (
  caller: Caller,
  id: string
): Effect.Effect<Option.Option<object>, StorageError | GrantsUnavailable, Views.Views | CreateIntents> =>
  Effect.gen(function* () {
    const views = yield* Views.Views
    const found = Option.toArray(yield* views.get(id))
    const [view] = yield* seen(caller, found, ofView)
    if (view === undefined) return Option.none()
    const { ref_id } = view.orchestration
    const intent = ref_id === undefined ? undefined : Option.getOrUndefined(yield* (yield* CreateIntents).get(ref_id))
    return Option.some({
      ...view,
      isFinal: isTerminal(view.orchestration.status),
      history: yield* views.history(id),
      // A ref_id is one caller's: a rule's record with the same one is not this create's.
      create:
        intent?.vendorId === id
          ? { caller: intent.caller, api: intent.api, attempts: intent.attempts, recordedAt: intent.recordedAt }
          : undefined
    })
  })

/** The store in this process's memory: for tests, and for a bot that may forget everything when it stops. */
import { isTerminal, type Orchestration } from "@segue/core/Orchestration"
import * as Timestamp from "@segue/core/Timestamp"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"

import * as Progress from "./Progress.ts"
import {
  type Advance,
  type Change,
  CursorMoved,
  type KnownRow,
  type Observation,
  type ReconciliationRun,
  Store
} from "./Store.ts"

interface Row {
  readonly known: Progress.Known
  readonly first: Orchestration
}

/** Feed entries that are kept; who reads more slowly than that has to start from the open rows. */
const CHANGES_MAX = 100_000

const idOrder = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)

const toKnownRow = ([id, { first, known }]: readonly [string, Row]): KnownRow => ({
  id,
  ...known,
  created_at: first.created_at,
  first
})

const make = (ours: ReadonlySet<string> | undefined): Store["Service"] => {
  const rows = new Map<string, Row>()
  const changes: Array<Change> = []
  const cursors = new Map<string, { version: number; value: unknown }>()
  let reconciliation = Option.none<ReconciliationRun>()
  let sequence = 0

  const record = (observation: Observation, observed_at: string): ReadonlyArray<Change> => {
    const { event, orchestration, origin } = observation
    const { id, status } = orchestration
    const row = rows.get(id)
    const verdict = Progress.judge(row?.known, status)
    rows.set(id, { known: Progress.next(row?.known, status, verdict), first: row?.first ?? orchestration })
    if (verdict === "same" || verdict === "stale") return []
    const change: Change = {
      sequence: ++sequence,
      kind: verdict,
      id,
      status,
      previous: row?.known.status,
      origin,
      event_id: event?.id,
      observed_at,
      orchestration
    }
    changes.push(change)
    if (changes.length > CHANGES_MAX) changes.shift()
    return [change]
  }

  const move = ({ name, value, version }: Advance): boolean => {
    if ((cursors.get(name)?.version ?? 0) !== version) return false
    cursors.set(name, { version: version + 1, value })
    return true
  }

  const open = () => [...rows].filter(([, row]) => !isTerminal(row.known.status)).map((entry) => toKnownRow(entry))

  return Store.of({
    apply: (observations, advance) =>
      Effect.gen(function* () {
        const observed_at = Timestamp.fromMillis(yield* Clock.currentTimeMillis, 3)
        if (advance !== undefined && !move(advance)) return yield* new CursorMoved({ name: advance.name })
        return observations.flatMap((observation) => record(observation, observed_at))
      }),
    cursor: (name) => Effect.sync(() => cursors.get(name) ?? { version: 0, value: undefined }),
    known: (ids) =>
      Effect.sync(
        () =>
          new Map(
            ids.flatMap((id) => {
              const row = rows.get(id)
              return row === undefined ? [] : [[id, row.known] as const]
            })
          )
      ),
    open: ({ after = "", limit, status }) =>
      Effect.sync(() =>
        open()
          .filter((row) => row.id > after && (status === undefined || row.status === status))
          .sort(idOrder)
          .slice(0, limit)
      ),
    oldestOpen: Effect.sync(() =>
      open().reduce<Option.Option<string>>(
        (oldest, { created_at }) =>
          Option.isSome(oldest) && Timestamp.compare(oldest.value, created_at) <= 0 ? oldest : Option.some(created_at),
        Option.none()
      )
    ),
    rows: (ids) =>
      Effect.sync(() =>
        ids.flatMap((id) => {
          const row = rows.get(id)
          return row === undefined ? [] : [toKnownRow([id, row])]
        })
      ),
    createdSince: ({ after = "", from, limit }) =>
      Effect.sync(() =>
        [...rows]
          .map(toKnownRow)
          .filter((row) => row.id > after && Timestamp.compare(row.created_at, from) >= 0)
          .sort(idOrder)
          .slice(0, limit)
      ),
    ours: (ref_ids) => Effect.sync(() => ours && new Set(ref_ids.filter((ref_id) => ours.has(ref_id)))),
    saveReconciliation: (run) =>
      Effect.sync(() => {
        reconciliation = Option.some(run)
      }),
    lastReconciliation: Effect.sync(() => reconciliation),
    changes: (after, limit) => Effect.sync(() => changes.filter((change) => change.sequence > after).slice(0, limit)),
    head: Effect.sync(() => sequence)
  })
}

/** A store of this process. `ours` are the `ref_id`s that count as created by us; nobody keeps them otherwise. */
export const layerWith = (options: { readonly ours?: ReadonlySet<string> }): Layer.Layer<Store> =>
  Layer.sync(Store, () => make(options.ours))

/** A store of this process. */
export const layer: Layer.Layer<Store> = layerWith({})

/** What must hold after any crash, read from the database, the vendor, and what a subscriber saw. */
import { PgClient } from "@effect/sql-pg"
import { isTerminal } from "@segue/core/Orchestration"
import { Effect } from "effect"
import { expect } from "vitest"

import type { subscribe, World } from "./Scenario.ts"

interface Change {
  readonly sequence: number
  readonly id: string
  readonly status: string
  readonly kind: string
}

/** What the vendor has, and all that became of it. */
interface Record {
  readonly id: string
  readonly ref_id: string
  readonly status: string
  readonly timeline: ReadonlyArray<{ readonly status: string }>
}

const atVendor = async (world: World, kind: "orchestrations" | "conversions"): Promise<ReadonlyArray<Record>> => {
  const answer = await world.sandbox.fetch(`https://sandbox.invalid/_sandbox/${kind}?limit=1000`)
  return ((await answer.json()) as { readonly items: ReadonlyArray<Record> }).items
}

const rank = (status: string): number => (isTerminal(status) ? 2 : status === "PROCESSING" ? 1 : 0)

const read = async (world: World) => {
  const url = await world.databaseUrl()
  const all = Effect.gen(function* () {
    const sql = yield* PgClient.PgClient
    return {
      changes: yield* sql<Change>`SELECT sequence::int AS sequence, orchestration_id AS id, status, kind
        FROM orchestration_change ORDER BY sequence`,
      intents: yield* sql<{
        ref_id: string
        state: string
        attempts: number
        vendor_id: string | null
        api: string
      }>`SELECT ref_id, state, attempts, vendor_id, api FROM create_intent`,
      audit: yield* sql<{ subject: string; action: string }>`SELECT subject, action FROM audit
        WHERE action LIKE 'create.%' ORDER BY sequence`
    }
  })
  return Effect.runPromise(
    all.pipe(Effect.provide(PgClient.layer({ url, maxConnections: 1, connectTimeout: "1 minute" })))
  )
}

/** How many creates somebody still has to go on with. */
export const countOpen = async (world: World): Promise<number> =>
  (await read(world)).intents.filter(({ state }) => ["recorded", "sending", "in_doubt"].includes(state)).length

/** How many creates became orchestrations, which are followed; the old API's own conversions are not. */
export const countOrchestrations = async (world: World): Promise<number> =>
  (await read(world)).intents.filter(({ api, state }) => state === "created" && api === "orchestration").length

/** Checks everything. `refused`: asked for once, and certainly not sent. */
export const check = async (
  world: World,
  refs: ReadonlyArray<string>,
  subscriber: ReturnType<typeof subscribe>,
  refused: ReadonlyArray<string> = []
): Promise<void> => {
  const { audit, changes, intents } = await read(world)

  // One record per ref_id, of either kind, and nobody overdrawn.
  const records = await atVendor(world, "orchestrations")
  const conversions = await atVendor(world, "conversions")
  const all = [...records, ...conversions]
  expect(all.map(({ ref_id }) => ref_id).toSorted()).toEqual([...refs].toSorted())
  expect(world.sandbox.control.ledger.check()).toEqual([])

  // Every call is recorded and settled as what the vendor has.
  const settled = intents.map(({ api, ref_id, state, vendor_id }) => `${ref_id} ${api} ${state} ${vendor_id}`)
  const made = (kind: string) => (record: Record) => `${record.ref_id} ${kind} created ${record.id}`
  const created = [...records.map(made("orchestration")), ...conversions.map(made("conversion"))]
  const unsent = refused.map((ref_id) => `${ref_id} orchestration not_sent null`)
  expect(settled.toSorted()).toEqual([...created, ...unsent].toSorted())

  // The feed: no gaps, each change once, nothing that was not, no status behind a later one, the end told.
  expect(changes.map(({ sequence }) => sequence)).toEqual(changes.map((_, index) => index + 1))
  const byId = Map.groupBy(changes, ({ id }) => id)
  expect([...byId.keys()].toSorted()).toEqual(records.map(({ id }) => id).toSorted())
  for (const { id, status, timeline } of records) {
    const statuses = byId.get(id)!.map((change) => change.status)
    expect(new Set(statuses).size, id).toBe(statuses.length)
    expect(statuses.map(rank), id).toEqual(statuses.map(rank).toSorted((a, b) => a - b))
    expect(timeline.map((one) => one.status)).toEqual(expect.arrayContaining(statuses))
    expect(statuses.at(-1), id).toBe(status)
    expect(isTerminal(status), id).toBe(true)
  }
  expect(changes.filter(({ kind }) => kind === "incident")).toEqual([])

  // The subscriber saw every change.
  expect([...subscriber.seen.keys()].map(Number).toSorted((a, b) => a - b)).toEqual(
    changes.map(({ sequence }) => sequence)
  )

  // The audit tells each step: recorded, as many sends as were counted, one end.
  for (const { attempts, ref_id, state } of intents) {
    const actions = audit.filter(({ subject }) => subject === ref_id).map(({ action }) => action)
    const count = (action: string) => actions.filter((one) => one === action).length
    expect(actions[0], ref_id).toBe("create.recorded")
    expect(count("create.sending"), ref_id).toBe(attempts)
    expect(count("create.created"), ref_id).toBe(state === "created" ? 1 : 0)
    expect(actions.at(-1), ref_id).toBe(`create.${state}`)
  }
}

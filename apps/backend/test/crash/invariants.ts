/** What must hold after any crash, read from the database, the vendor, and what a subscriber saw. */
import { PgClient } from "@effect/sql-pg"
import { isTerminal } from "@segue/core/Orchestration"
import { Effect } from "effect"
import { expect } from "vitest"

import { vendorRecords } from "../support/backend.ts"
import type { subscribe, World } from "./Scenario.ts"

interface Change {
  readonly sequence: number
  readonly id: string
  readonly status: string
  readonly kind: string
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
      }>`SELECT ref_id, state,
        attempts, vendor_id FROM create_intent`,
      audit: yield* sql<{ subject: string; action: string }>`SELECT subject, action FROM audit
        WHERE action LIKE 'create.%' ORDER BY sequence`
    }
  })
  return Effect.runPromise(all.pipe(Effect.provide(PgClient.layer({ url, maxConnections: 1 }))))
}

/** Checks everything. */
export const check = async (
  world: World,
  refs: ReadonlyArray<string>,
  subscriber: ReturnType<typeof subscribe>
): Promise<void> => {
  const { audit, changes, intents } = await read(world)

  // One record per ref_id, and nobody overdrawn.
  for (const ref_id of refs) {
    expect(await vendorRecords(world.sandbox, ref_id), ref_id).toEqual({ orchestrations: 1, conversions: 0 })
  }
  expect(world.sandbox.control.ledger.check()).toEqual([])

  // Every call is recorded and settled as what the vendor has.
  expect(intents.map(({ ref_id }) => ref_id).toSorted()).toEqual([...refs].toSorted())
  expect(intents.filter(({ state, vendor_id }) => state !== "created" || vendor_id === null)).toEqual([])

  // The feed: no gaps, each change once, no status behind a later one, the end told.
  expect(changes.map(({ sequence }) => sequence)).toEqual(changes.map((_, index) => index + 1))
  const byId = Map.groupBy(changes, ({ id }) => id)
  expect(byId.size).toBe(refs.length)
  for (const [id, told] of byId) {
    const statuses = told.map(({ status }) => status)
    expect(new Set(statuses).size, id).toBe(statuses.length)
    expect(statuses.map(rank), id).toEqual(statuses.map(rank).toSorted((a, b) => a - b))
    expect(statuses.at(-1), id).toBe("COMPLETED")
    expect(told.filter(({ kind }) => kind === "incident")).toEqual([])
  }

  // The subscriber saw every change.
  expect([...subscriber.seen.keys()].map(Number).toSorted((a, b) => a - b)).toEqual(
    changes.map(({ sequence }) => sequence)
  )

  // The audit tells each step: recorded, as many sends as were counted, one end.
  for (const { attempts, ref_id } of intents) {
    const actions = audit.filter(({ subject }) => subject === ref_id).map(({ action }) => action)
    const count = (action: string) => actions.filter((one) => one === action).length
    expect(actions[0], ref_id).toBe("create.recorded")
    expect(count("create.sending"), ref_id).toBe(attempts)
    expect(count("create.created"), ref_id).toBe(1)
    expect(actions.at(-1), ref_id).toBe("create.created")
  }
}

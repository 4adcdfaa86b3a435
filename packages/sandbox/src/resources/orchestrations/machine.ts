/**
 * What happens to an orchestration after it was accepted, and what that does to the money: held while it runs, then
 * delivered or given back, once. Sources: docs/vendor-facts.md#orch-statuses, #orch-ledger.
 */
import * as Ledger from "../../Ledger.ts"
import type * as World from "../../World.ts"
import * as Profiles from "../profiles/store.ts"
import * as store from "./store.ts"

/** The task that brings an orchestration to its end. */
export const COMPLETE = "orchestration.complete"

/** What a create decided before anything was written. */
export type Accepted = Pick<
  store.Orchestration,
  "refId" | "sourceAsset" | "destinationAsset" | "amount" | "source" | "destination"
> &
  Partial<Pick<store.Orchestration, "identityId" | "accountId" | "ruleId" | "metadata" | "sourceTransfer">>

const units = (row: store.Orchestration): bigint => Ledger.unitsOf(row.amount)

const reserve = (row: store.Orchestration): string => Ledger.profile(row.source.profileId, "reserve")
const available = (row: store.Orchestration): string => Ledger.profile(row.source.profileId, "available")

const hold = (world: World.World, row: store.Orchestration): void => {
  world.ledger.post(
    "ORCHESTRATION_RESERVE",
    row.id,
    world.clock.nowMicros,
    Ledger.move(available(row), reserve(row), row.sourceAsset, units(row))
  )
}

const release = (world: World.World, row: store.Orchestration): void => {
  world.ledger.post(
    "ORCHESTRATION_UNRESERVE",
    row.id,
    world.clock.nowMicros,
    Ledger.move(reserve(row), available(row), row.sourceAsset, units(row))
  )
}

/** Puts a changed record in place; `updated_at` follows the switch `updatedAtOnStatus`. */
const change = (world: World.World, row: store.Orchestration): store.Orchestration =>
  world.store(store.key).change({
    ...row,
    updatedMicros: world.settings.updatedAtOnStatus === "bump" ? world.clock.stamp() : row.updatedMicros
  })

/** Writes an accepted orchestration and starts it. */
export const open = (world: World.World, accepted: Accepted): store.Orchestration => {
  const createdMicros = world.clock.stamp()
  const row = world.store(store.key).insert({
    ...accepted,
    id: world.uuid(),
    status: "PROCESSING",
    isHeld: true,
    createdMicros,
    updatedMicros: createdMicros
  })
  hold(world, row)
  world.later(world.settings.profileLegDelayMs, COMPLETE, row.id)
  return row
}

/** Delivers the money of an orchestration that still runs. */
export const complete = (world: World.World, id: string): void => {
  const row = world.store(store.key).get(id)
  if (row?.status !== "PROCESSING" || !row.isHeld) return
  const recipient = row.destination.profileId
  const target = recipient === undefined ? Ledger.WORLD : Ledger.profile(recipient, "available")
  world.ledger.post(
    "ORCHESTRATION",
    row.id,
    world.clock.nowMicros,
    Ledger.convert(reserve(row), target, row.sourceAsset, row.destinationAsset, units(row))
  )
  if (recipient !== undefined) Profiles.reactivate(world, recipient)
  change(world, { ...row, status: "COMPLETED", isHeld: false })
}

/** Ends an orchestration that still runs without delivering: its money is given back. */
export const fail = (world: World.World, id: string, detail: string): void => {
  const row = world.store(store.key).get(id)
  if (row?.status !== "PROCESSING") return
  if (row.isHeld) release(world, row)
  change(world, { ...row, status: "FAILED", isHeld: false, failDetail: detail })
}

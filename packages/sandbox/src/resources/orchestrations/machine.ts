/**
 * What happens to an orchestration after it was accepted, and what that does to the money: held while it runs, then
 * delivered or given back, once. Sources: docs/vendor-facts.md#orch-statuses, #orch-ledger, #orch-transfers.
 */
import * as Approvals from "../../Approvals.ts"
import * as Ledger from "../../Ledger.ts"
import * as VirtualClock from "../../VirtualClock.ts"
import type * as World from "../../World.ts"
import * as announce from "../events/announce.ts"
import * as Profiles from "../profiles/store.ts"
import * as limits from "./limits.ts"
import * as store from "./store.ts"

/** The task at the end of the source leg. */
export const SOURCE_LEG = "orchestration.source-leg"
/** The task at the end of the destination leg. */
export const DESTINATION_LEG = "orchestration.destination-leg"
/** The task that refuses an orchestration that was made to be refused. */
export const REJECT = "orchestration.reject"

/** What a create decided before anything was written. */
export type Accepted = Pick<
  store.Orchestration,
  "refId" | "sourceAsset" | "destinationAsset" | "amount" | "source" | "destination"
> &
  Partial<Pick<store.Orchestration, "identityId" | "accountId" | "ruleId" | "metadata" | "sourceTransfer" | "plan">>

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
  if (!row.isHeld) return
  world.ledger.post(
    "ORCHESTRATION_UNRESERVE",
    row.id,
    world.clock.nowMicros,
    Ledger.move(reserve(row), available(row), row.sourceAsset, units(row))
  )
}

/** Puts a record with a new status in place and tells of it; `updated_at` follows the switch `updatedAtOnStatus`. */
const change = (world: World.World, row: store.Orchestration): store.Orchestration => {
  const atMicros = world.clock.stamp()
  const changed = world.store(store.key).change({
    ...row,
    updatedMicros: world.settings.updatedAtOnStatus === "bump" ? atMicros : row.updatedMicros,
    history: [...row.history, [row.status, atMicros]]
  })
  announce.orchestration(world, changed)
  return changed
}

const running = (world: World.World, id: string): store.Orchestration | undefined => {
  const row = world.store(store.key).get(id)
  return row?.status === "PROCESSING" && row.isMirror !== true ? row : undefined
}

const startTransfers = (world: World.World, row: store.Orchestration): store.Orchestration => ({
  ...row,
  // A deposit that started a rule is a source leg that is done already.
  sourceTransfer: row.sourceTransfer ?? { transferId: world.uuid(), status: "PROCESSING" },
  destinationTransfer: { status: "PENDING" }
})

const startLegs = (world: World.World, row: store.Orchestration): void => {
  const delayMs = row.plan?.outcome === "late" ? limits.LATE_MS : world.settings.profileLegDelayMs
  if (row.plan?.outcome !== "stay") world.later(delayMs, SOURCE_LEG, row.id)
}

const waits = (world: World.World, accepted: Accepted): boolean =>
  accepted.ruleId === undefined &&
  (world.store(Approvals.key).policy.orchestrations ||
    accepted.plan?.outcome === "pending" ||
    accepted.plan?.outcome === "reject")

/** Writes an accepted orchestration: it starts, or waits for approval where the policy says so. */
export const open = (world: World.World, accepted: Accepted): store.Orchestration => {
  const isWaiting = waits(world, accepted)
  const isHeld = !isWaiting || world.settings.reserveAt === "pending"
  const createdMicros = world.clock.stamp()
  const written: store.Orchestration = {
    ...accepted,
    id: world.uuid(),
    status: isWaiting ? "PENDING" : "PROCESSING",
    isHeld,
    createdMicros,
    updatedMicros: createdMicros,
    history: [[isWaiting ? "PENDING" : "PROCESSING", createdMicros]]
  }
  const row = world.store(store.key).insert(isWaiting ? written : startTransfers(world, written))
  announce.orchestration(world, row)
  if (isHeld) hold(world, row)
  if (!isWaiting) startLegs(world, row)
  else if (row.plan?.outcome === "reject") world.later(world.settings.profileLegDelayMs, REJECT, row.id)
  return row
}

/** Lets a waiting orchestration start. If its money is gone by now, it fails: docs/vendor-facts.md#problem-late-insufficient. */
export const approve = (world: World.World, id: string): boolean => {
  const row = world.store(store.key).get(id)
  if (row?.status !== "PENDING") return false
  const isCovered = row.isHeld || world.ledger.balance(available(row), row.sourceAsset) >= units(row)
  if (!row.isHeld && isCovered) hold(world, row)
  const started = change(world, { ...startTransfers(world, row), status: "PROCESSING", isHeld: isCovered })
  if (isCovered) startLegs(world, started)
  else fail(world, id, `insufficient ${row.sourceAsset} funds when it was approved`)
  return true
}

/** Refuses a waiting orchestration: no money moves, and what was held is given back. */
export const reject = (world: World.World, id: string): boolean => {
  const row = world.store(store.key).get(id)
  if (row?.status !== "PENDING") return false
  release(world, row)
  change(world, { ...row, status: "REJECTED", isHeld: false })
  return true
}

/** The source leg is done: a profile has its money at once, an address or a bank somewhat later. */
export const sourceLeg = (world: World.World, id: string): void => {
  const row = running(world, id)
  if (row === undefined) return
  if (row.plan?.outcome === "fail") return fail(world, id, row.plan.detail)
  if (row.destination.kind === "profile" && row.plan?.outcome !== "fail-after-source") return complete(world, id)
  const onward = world.store(store.key).change({
    ...row,
    sourceTransfer: { ...row.sourceTransfer, status: "COMPLETED" },
    destinationTransfer: { transferId: world.uuid(), status: "PROCESSING" },
    history: [...row.history, ["source leg done", world.clock.stamp()]]
  })
  announce.leg(world, onward, "PENDING")
  world.later(limits.destinationDelayMs(world.settings, row.destination), DESTINATION_LEG, id)
}

/** The destination leg is done. */
export const destinationLeg = (world: World.World, id: string): void => {
  const row = running(world, id)
  if (row?.plan?.outcome === "fail-after-source") fail(world, id, row.plan.detail)
  else complete(world, id)
}

const done = (world: World.World, transfer: store.Transfer | undefined): store.Transfer => ({
  transferId: transfer?.transferId ?? world.uuid(),
  status: "COMPLETED"
})

/** Delivers the money of an orchestration that still runs. */
export const complete = (world: World.World, id: string): void => {
  const row = running(world, id)
  if (row === undefined) return
  const recipient = row.destination.profileId
  const target = recipient === undefined ? Ledger.WORLD : Ledger.profile(recipient, "available")
  world.ledger.post(
    "ORCHESTRATION",
    row.id,
    world.clock.nowMicros,
    Ledger.convert(reserve(row), target, row.sourceAsset, row.destinationAsset, units(row))
  )
  if (recipient !== undefined) Profiles.reactivate(world, recipient)
  const delivered = {
    ...row,
    isHeld: false,
    sourceTransfer: done(world, row.sourceTransfer),
    destinationTransfer: done(world, row.destinationTransfer)
  }
  announce.leg(world, delivered, "COMPLETED")
  change(world, { ...delivered, status: "COMPLETED" })
}

/** Ends an orchestration that still runs without delivering: its money is given back, all of it, in the source asset. */
export const fail = (world: World.World, id: string, detail: string): void => {
  const row = running(world, id)
  if (row === undefined) return
  release(world, row)
  announce.leg(world, row, "FAILED")
  const isSourceDone = row.sourceTransfer?.status === "COMPLETED"
  change(world, {
    ...row,
    status: "FAILED",
    isHeld: false,
    failDetail: detail,
    ...(isSourceDone ? {} : { sourceTransfer: { ...row.sourceTransfer, status: "FAILED" as const } }),
    destinationTransfer: { ...row.destinationTransfer, status: "FAILED" }
  })
}

/** What waits for an approver. */
export const approvable: Approvals.Approvable = {
  waiting: (world) =>
    world
      .store(store.key)
      .select({ volatile: ["PENDING"], order: "ASC", limit: limits.WAITING_MAX })
      .rows.map((row) => ({
        action: "orchestrations",
        id: row.id,
        since: VirtualClock.format(row.createdMicros),
        shown: store.render(world, row)
      })),
  approve,
  reject
}

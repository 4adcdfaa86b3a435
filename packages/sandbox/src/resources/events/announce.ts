/** What becomes an event, and what does not. Sources: docs/vendor-facts.md#event-none-for-pending-rejected, #conv-no-events. */
import type * as World from "../../World.ts"
import type * as Orchestrations from "../orchestrations/store.ts"
import * as store from "./store.ts"

const words: Readonly<Record<Orchestrations.Orchestration["status"], string>> = {
  PENDING: "pending",
  PROCESSING: "processing",
  COMPLETED: "completed",
  FAILED: "failed",
  REJECTED: "rejected"
}

const happening = (row: Orchestrations.Orchestration, status: Orchestrations.Orchestration["status"]) =>
  ({
    type: `orchestration.${words[status]}`,
    objectType: "orchestration_status_change",
    object: {
      id: row.id,
      ref_id: row.refId,
      status,
      ...(row.ruleId === undefined ? {} : { orchestration_rule_id: row.ruleId })
    }
  }) as const

/** Writes an event of an orchestration as often as its magic value says. */
const record = (world: World.World, row: Orchestrations.Orchestration, one: store.Happening): void => {
  const magic = row.metadata?.["sandbox"]
  const copies = magic === "no-events" ? 0 : magic === "duplicate-events" ? 2 : 1
  for (let copy = 0; copy < copies; copy++) store.record(world, one)
}

/** An orchestration has a new status. There is no event for PENDING and REJECTED unless a switch says otherwise. */
export const orchestration = (world: World.World, row: Orchestrations.Orchestration): void => {
  const isSilent = row.status === "PENDING" || row.status === "REJECTED"
  if (isSilent && world.settings.eventsForApprovals === "none") return
  const isReversed = row.metadata?.["sandbox"] === "reversed-events" && !isSilent
  if (isReversed && row.status === "PROCESSING") return
  record(world, row, happening(row, row.status))
  if (isReversed) record(world, row, happening(row, "PROCESSING"))
}

/** Money that comes from outside or leaves for it. Source: docs/vendor-facts.md#event-types. */
export interface Transfer {
  readonly id: string
  readonly kind: "crypto_deposit" | "crypto_withdrawal" | "wire_deposit" | "wire_withdrawal"
  readonly status: "PENDING" | "COMPLETED" | "FAILED"
  readonly profileId: string
  readonly refId?: string
  readonly network?: string
  readonly memo?: string
}

const moved = (one: Transfer): store.Happening => ({
  type: `transfer.${one.kind}.${one.status.toLowerCase()}`,
  objectType: "transfer_status_change",
  object: {
    id: one.id,
    type: one.kind.toUpperCase(),
    status: one.status,
    profile_id: one.profileId,
    ...(one.refId === undefined ? {} : { ref_id: one.refId }),
    ...(one.network === undefined ? {} : { crypto_network: one.network }),
    ...(one.memo === undefined ? {} : { memo: one.memo })
  }
})

/** A transfer that belongs to no orchestration has a new status. */
export const transfer = (world: World.World, one: Transfer): void => {
  if (world.settings.transferEvents !== "none") store.record(world, moved(one))
}

/** The outer leg of an orchestration, where it has one, has a new status. */
export const leg = (world: World.World, row: Orchestrations.Orchestration, status: Transfer["status"]): void => {
  const id = row.destinationTransfer?.transferId
  if (world.settings.transferEvents === "none" || row.destination.kind === "profile" || id === undefined) return
  const one = moved({
    id,
    kind: row.destination.kind === "crypto" ? "crypto_withdrawal" : "wire_withdrawal",
    status,
    profileId: row.source.profileId,
    refId: row.refId,
    ...(row.destination.network === undefined ? {} : { network: row.destination.network })
  })
  record(world, row, one)
}

/** Orchestrations as records, and how the API shows them. Sources: docs/vendor-facts.md#orch-object, #orch-transfers. */
import * as Rendered from "../../Rendered.ts"
import * as Table from "../../Table.ts"
import * as VirtualClock from "../../VirtualClock.ts"
import type * as World from "../../World.ts"

/** One leg as the API shows it; the transfer's id is known from PROCESSING on. */
export interface Transfer {
  readonly transferId?: string
  readonly status: "PENDING" | "PROCESSING" | "COMPLETED" | "FAILED"
}

/** Where the money comes from: the profile that pays, and for rules what came in there. */
export interface Source {
  readonly profileId: string
  /** What the answer shows. */
  readonly shown: Readonly<Record<string, unknown>>
}

/** Where the money goes. */
export interface Destination {
  readonly kind: "profile" | "crypto" | "fiat"
  /** The profile that gets it; absent where it leaves the platform. */
  readonly profileId?: string
  /** The chain of an address. */
  readonly network?: string
  readonly shown: Readonly<Record<string, unknown>>
}

/** Fates that can be decided when an orchestration is created. */
export const outcomes = ["stay", "late", "fail", "fail-after-source", "pending", "reject"] as const

/** What was decided about an orchestration's fate, if anything was. */
export interface Plan {
  readonly outcome: (typeof outcomes)[number]
  /** What `fail_reason` will say. */
  readonly detail: string
}

/** An orchestration. */
export interface Orchestration extends Table.Row {
  readonly refId: string
  readonly identityId?: string
  readonly accountId?: string
  readonly sourceAsset: string
  readonly destinationAsset: string
  /** As it was sent. */
  readonly amount: string
  readonly source: Source
  readonly destination: Destination
  readonly ruleId?: string
  readonly metadata?: Readonly<Record<string, string>>
  readonly status: "PENDING" | "PROCESSING" | "COMPLETED" | "FAILED" | "REJECTED"
  readonly failDetail?: string
  /** Whether its money is in the source profile's reserve. */
  readonly isHeld: boolean
  /** A conversion, shown here as well: no money of its own, no events, no ref_id of this kind. */
  readonly isMirror?: boolean
  readonly plan?: Plan
  readonly sourceTransfer?: Transfer
  readonly destinationTransfer?: Transfer
  readonly updatedMicros: number
  /** What happened to it and when, for people. */
  readonly history: ReadonlyArray<readonly [what: string, atMicros: number]>
}

type Index =
  | "id"
  | "sourceProfile"
  | "destinationProfile"
  | "refId"
  | "ownRefId"
  | "rule"
  | "sourceAsset"
  | "destinationAsset"

/** All orchestrations. */
export class Orchestrations extends Table.Table<Orchestration, Index> {
  constructor(nowMicros: () => number) {
    super(
      {
        fixed: {
          id: (row) => row.id,
          sourceProfile: (row) => row.source.profileId,
          destinationProfile: (row) => row.destination.profileId ?? row.source.profileId,
          refId: (row) => row.refId,
          ownRefId: (row) => (row.isMirror === true ? undefined : row.refId),
          rule: (row) => row.ruleId,
          sourceAsset: (row) => row.sourceAsset,
          destinationAsset: (row) => row.destinationAsset
        },
        volatile: (row) => row.status
      },
      nowMicros
    )
  }
}

export const key: World.Key<Orchestrations> = {
  name: "orchestrations",
  make: (world) => new Orchestrations(() => world.clock.nowMicros)
}

/** Whether both sides are profiles: such legs show transfers only if the switch says so. */
const isBetweenProfiles = (row: Orchestration): boolean =>
  row.destination.kind === "profile" && row.source.shown["profile"] !== undefined

const renderTransfer = (transfer: Transfer) => ({
  ...(transfer.transferId === undefined ? {} : { transfer_id: transfer.transferId }),
  status: transfer.status
})

/** Which profile an orchestration shows as its own. See docs/vendor-facts.md#open-profile-id-directed. */
export const shownProfile = (world: World.World, row: Orchestration): string =>
  world.settings.profileIdWhenDirected === "source"
    ? row.source.profileId
    : (row.destination.profileId ?? row.source.profileId)

/** An orchestration as the API shows it. */
export const render = (world: World.World, row: Orchestration) => {
  const showTransfers = !isBetweenProfiles(row) || world.settings.transfersForProfileLegs === "show"
  return {
    id: row.id,
    profile_id: shownProfile(world, row),
    ...(row.identityId === undefined ? {} : { identity_id: row.identityId }),
    ...(row.accountId === undefined ? {} : { account_id: row.accountId }),
    source_amount: row.amount,
    source_asset: row.sourceAsset,
    destination_asset: row.destinationAsset,
    status: row.status,
    ...(row.failDetail === undefined ? {} : { fail_reason: { detail: row.failDetail } }),
    ref_id: row.refId,
    customer_id: world.customerId,
    created_at: VirtualClock.format(row.createdMicros),
    updated_at: VirtualClock.format(row.updatedMicros),
    source: row.source.shown,
    destination: row.destination.shown,
    ...(showTransfers && row.sourceTransfer !== undefined
      ? { source_transfer: renderTransfer(row.sourceTransfer) }
      : {}),
    ...(showTransfers && row.destinationTransfer !== undefined
      ? { destination_transfer: renderTransfer(row.destinationTransfer) }
      : {}),
    ...(row.ruleId === undefined ? {} : { orchestration_rule_id: row.ruleId }),
    ...(row.metadata === undefined ? {} : { metadata: row.metadata })
  }
}

/** The JSON text of an orchestration. */
export const text = Rendered.cached<Orchestration>(render)

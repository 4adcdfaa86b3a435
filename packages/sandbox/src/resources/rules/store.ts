/** Rules, and what they make of a deposit. Sources: docs/vendor-facts.md#orch-rules, #orch-rule-object, #orch-rule-delete. */
import type * as Approvals from "../../Approvals.ts"
import * as Networks from "../../Networks.ts"
import * as Table from "../../Table.ts"
import * as VirtualClock from "../../VirtualClock.ts"
import type * as World from "../../World.ts"
import * as DepositAddresses from "../deposit-addresses/store.ts"
import * as Instructions from "../fiat-deposit-instructions/store.ts"

/** What a rule listens to. */
export type Source =
  | { readonly kind: "crypto"; readonly network: string; readonly addressId?: string; readonly address?: string }
  | {
      readonly kind: "fiat"
      readonly network: "WIRE" | "CUBIX"
      readonly accountType?: "SWIFT" | "ABA"
      readonly instructionsId?: string
      readonly memoId?: string
    }

/** Where a rule delivers, as its request said; without one the money stays in its profile. */
export type Destination =
  | { readonly kind: "profile"; readonly profileId: string }
  | { readonly kind: "crypto"; readonly address: string; readonly network: string; readonly identityId?: string }
  | { readonly kind: "fiat"; readonly fiatAccountId: string; readonly memo?: string }

/** A rule. */
export interface Rule extends Table.Row {
  readonly refId: string
  readonly nickname?: string
  readonly profileId: string
  readonly identityId?: string
  readonly accountId?: string
  readonly status: "PENDING" | "ACTIVE" | "REJECTED" | "DELETED"
  readonly sourceAsset: string
  readonly destinationAsset: string
  readonly source: Source
  readonly destination?: Destination
}

/** All rules. */
export class Rules extends Table.Table<Rule, "refId" | "profile"> {
  constructor(nowMicros: () => number) {
    super(
      { fixed: { refId: (row) => row.refId, profile: (row) => row.profileId }, volatile: (row) => row.status },
      nowMicros
    )
  }
}

export const key: World.Key<Rules> = { name: "rules", make: (world) => new Rules(() => world.clock.nowMicros) }

const renderSource = (source: Source) =>
  source.kind === "crypto"
    ? {
        crypto: {
          ...(source.addressId === undefined ? {} : { address_id: source.addressId }),
          ...(source.address === undefined ? {} : { address: source.address }),
          network: source.network
        }
      }
    : {
        fiat: {
          ...(source.instructionsId === undefined ? {} : { deposit_instructions_id: source.instructionsId }),
          network: source.network,
          ...(source.accountType === undefined ? {} : { account_type: source.accountType }),
          ...(source.memoId === undefined ? {} : { memo_id: source.memoId })
        }
      }

const renderDestination = (destination: Destination) => {
  switch (destination.kind) {
    case "profile":
      return { profile: { profile_id: destination.profileId } }
    case "crypto":
      return { crypto: { address: destination.address, network: destination.network } }
    case "fiat":
      return {
        fiat: {
          fiat_account_id: destination.fiatAccountId,
          ...(destination.memo === undefined ? {} : { memo: destination.memo })
        }
      }
  }
}

/** A rule as the API shows it. */
export const render = (row: Rule) => ({
  id: row.id,
  ref_id: row.refId,
  ...(row.nickname === undefined ? {} : { nickname: row.nickname }),
  profile_id: row.profileId,
  ...(row.identityId === undefined ? {} : { identity_id: row.identityId }),
  ...(row.accountId === undefined ? {} : { account_id: row.accountId }),
  status: row.status,
  source_asset: row.sourceAsset,
  destination_asset: row.destinationAsset,
  source: renderSource(row.source),
  ...(row.destination === undefined ? {} : { destination: renderDestination(row.destination) }),
  created_at: VirtualClock.format(row.createdMicros)
})

/** Gives a rule the address or the memo that payers use. Source: docs/vendor-facts.md#orch-rule-approval. */
const open = (world: World.World, row: Rule): Source => {
  if (row.source.kind === "crypto") {
    const { address, id } = DepositAddresses.add(world, {
      profileId: row.profileId,
      network: Networks.canonical(row.source.network),
      conversionTarget: "NO_CONVERSION",
      ruleId: row.id
    })
    return { ...row.source, addressId: id, address }
  }
  const { id, memoId } = Instructions.add(world, {
    profileId: row.profileId,
    network: row.source.network,
    routing: row.source.accountType ?? "ABA",
    ruleId: row.id
  })
  return { ...row.source, instructionsId: id, memoId }
}

/** Starts a rule: it listens from now on. */
export const activate = (world: World.World, row: Rule): Rule =>
  world.store(key).change({ ...row, source: open(world, row), status: "ACTIVE" })

const waiting = (world: World.World, id: string): Rule | undefined => {
  const row = world.store(key).get(id)
  return row?.status === "PENDING" ? row : undefined
}

/** What waits for an approver. */
export const approvable: Approvals.Approvable = {
  waiting: (world) =>
    world
      .store(key)
      .select({ volatile: ["PENDING"], order: "ASC", limit: 1000 })
      .rows.map((row) => ({
        action: "rules",
        id: row.id,
        since: VirtualClock.format(row.createdMicros),
        shown: render(row)
      })),
  approve: (world, id) => {
    const row = waiting(world, id)
    if (row !== undefined) activate(world, row)
    return row !== undefined
  },
  reject: (world, id) => {
    const row = waiting(world, id)
    if (row !== undefined) world.store(key).change({ ...row, status: "REJECTED" })
    return row !== undefined
  }
}

/** Saved destination addresses. Sources: docs/vendor-facts.md#crypto-destination, #travel-rule-fields. */
import type * as Approvals from "../../Approvals.ts"
import * as Table from "../../Table.ts"
import * as VirtualClock from "../../VirtualClock.ts"
import type * as World from "../../World.ts"

/** What the Travel Rule wants to know; validated when it is written, shown as it was sent. */
export interface TravelRule {
  readonly beneficiary?: Readonly<Record<string, unknown>>
  readonly vasp?: Readonly<Record<string, string>>
  readonly custodian_type?: "VASP" | "PRIVATE"
  readonly transfer_purpose?: string
}

/** A saved address. */
export interface Address extends Table.Row {
  readonly identityId?: string
  readonly network: string
  readonly address: string
  readonly nickname?: string
  readonly status: "PENDING" | "APPROVED" | "REJECTED"
  readonly isBookmarked: boolean
  readonly travelRule?: TravelRule
}

/** Network, address and identity identify an address, beside its id. */
export const tuple = (network: string, address: string, identityId: string | undefined): string =>
  `${network}\n${address}\n${identityId ?? ""}`

/** All saved addresses. */
export class Addresses extends Table.Table<Address, "tuple"> {
  constructor(nowMicros: () => number) {
    super(
      {
        fixed: { tuple: (row) => tuple(row.network, row.address, row.identityId) },
        volatile: (row) => row.status
      },
      nowMicros
    )
  }
}

export const key: World.Key<Addresses> = {
  name: "cryptoAddresses",
  make: (world) => new Addresses(() => world.clock.nowMicros)
}

/** A saved address as the API shows it. */
export const render = (row: Address) => ({
  id: row.id,
  ...(row.identityId === undefined ? {} : { identity_id: row.identityId }),
  crypto_network: row.network,
  address: row.address,
  ...(row.nickname === undefined ? {} : { nickname: row.nickname }),
  status: row.status,
  created_at: VirtualClock.format(row.createdMicros),
  bookmarked: row.isBookmarked,
  ...(row.travelRule === undefined ? {} : { travelrule_metadata: row.travelRule })
})

/**
 * Whether the Travel Rule's questions are answered: who receives, and who keeps the keys (a VASP must be named).
 * Which combinations the vendor accepts is not documented in more detail.
 */
export const isTravelRuleComplete = ({ travelRule }: Address): boolean => {
  const { institution_details: institution, person_details: person, self } = travelRule?.beneficiary ?? {}
  if (travelRule === undefined || (self !== true && person === undefined && institution === undefined)) return false
  if (travelRule.custodian_type === "PRIVATE") return true
  const { custom_vasp_name: name, custom_vasp_website: website, id } = travelRule.vasp ?? {}
  return id !== undefined || (name !== undefined && website !== undefined)
}

const decide = (world: World.World, id: string, status: Address["status"]): boolean => {
  const row = world.store(key).get(id)
  if (row?.status !== "PENDING") return false
  world.store(key).change({ ...row, status })
  return true
}

/** What waits for an approver. */
export const approvable: Approvals.Approvable = {
  waiting: (world) =>
    world
      .store(key)
      .select({ volatile: ["PENDING"], order: "ASC", limit: 1000 })
      .rows.map((row) => ({
        action: "cryptoAddresses",
        id: row.id,
        since: VirtualClock.format(row.createdMicros),
        shown: render(row)
      })),
  approve: (world, id) => decide(world, id, "APPROVED"),
  reject: (world, id) => decide(world, id, "REJECTED")
}

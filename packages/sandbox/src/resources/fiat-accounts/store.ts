/** Bank accounts money can be paid out to. Source: docs/vendor-facts.md#fiat-accounts. */
import * as Approvals from "../../Approvals.ts"
import type * as FiatShapes from "../../FiatShapes.ts"
import * as Table from "../../Table.ts"
import * as VirtualClock from "../../VirtualClock.ts"
import type * as World from "../../World.ts"
import * as limits from "./limits.ts"

/** A bank account. */
export interface FiatAccount extends Table.Row {
  readonly refId?: string
  readonly identityId?: string
  readonly accountId?: string
  readonly owner: FiatShapes.Owner
  readonly instructions: FiatShapes.Instructions
  readonly metadata?: Readonly<Record<string, string>>
  readonly status: "PENDING" | "APPROVED" | "REJECTED"
  readonly isDeleted: boolean
  readonly updatedMicros: number
}

/** All bank accounts. */
export class FiatAccounts extends Table.Table<FiatAccount, "refId"> {
  constructor(nowMicros: () => number) {
    super({ fixed: { refId: (row) => row.refId }, volatile: (row) => row.status }, nowMicros)
  }
}

export const key: World.Key<FiatAccounts> = {
  name: "fiatAccounts",
  make: (world) => new FiatAccounts(() => world.clock.nowMicros)
}

/** The task that approves an account nobody has to look at. */
export const REVIEW = "fiat-account.review"

/** Has an account looked at: by an approver where the policy says so, by nobody in particular elsewhere. */
export const submit = (world: World.World, row: FiatAccount): void => {
  if (!world.store(Approvals.key).policy.fiatAccounts) world.later(limits.REVIEW_MS, REVIEW, row.id)
}

const decide = (world: World.World, id: string, status: FiatAccount["status"]): boolean => {
  const row = world.store(key).get(id)
  if (row?.status !== "PENDING" || row.isDeleted) return false
  world.store(key).change({ ...row, status, updatedMicros: world.clock.stamp() })
  return true
}

export const approve = (world: World.World, id: string): boolean => decide(world, id, "APPROVED")

/** Money may go to it. */
export const usable = (world: World.World, id: string): FiatAccount | undefined => {
  const row = world.store(key).get(id)
  return row?.status === "APPROVED" && !row.isDeleted ? row : undefined
}

/** A bank account as the API shows it. */
export const render = (row: FiatAccount) => ({
  id: row.id,
  ...(row.refId === undefined ? {} : { ref_id: row.refId }),
  ...(row.identityId === undefined ? {} : { identity_id: row.identityId }),
  ...(row.accountId === undefined ? {} : { account_id: row.accountId }),
  fiat_account_owner: row.owner,
  fiat_network_instructions: row.instructions,
  status: row.status,
  ...(row.metadata === undefined ? {} : { metadata: row.metadata }),
  created_at: VirtualClock.format(row.createdMicros),
  updated_at: VirtualClock.format(row.updatedMicros)
})

const masked = (text: string): string => `XXXX${text.slice(-4)}`

/** The same without the owner and with the last four digits of the account only, as the list shows it. */
export const renderShort = (row: FiatAccount) => {
  const { fiat_account_owner: _, ...rest } = render(row)
  const { cbit, cubix, dbs_act: dbs, rtp, scb, wire } = row.instructions
  return {
    ...rest,
    fiat_network_instructions: {
      // The schema requires an owner's address where the list hides it: only the country stays.
      ...(wire === undefined
        ? {}
        : {
            wire: {
              ...wire,
              account_number: masked(wire.account_number),
              fiat_account_owner_address: { country: wire.fiat_account_owner_address.country }
            }
          }),
      ...(cubix === undefined ? {} : { cubix: { account_id: masked(cubix.account_id) } }),
      ...(dbs === undefined ? {} : { dbs_act: { account_number: masked(dbs.account_number) } }),
      ...(scb === undefined ? {} : { scb: { account_number: masked(scb.account_number) } }),
      ...(cbit === undefined ? {} : { cbit: { wallet_address: masked(cbit.wallet_address) } }),
      ...(rtp === undefined
        ? {}
        : { rtp: { account_number: masked(rtp.account_number), routing_details: rtp.routing_details } })
    }
  }
}

/** What waits for an approver. */
export const approvable: Approvals.Approvable = {
  // Accounts that would be approved by themselves are shown as well: an approver may be faster, or say no.
  waiting: (world) =>
    world
      .store(key)
      .select({ volatile: ["PENDING"], matches: (row) => !row.isDeleted, order: "ASC", limit: 1000 })
      .rows.map((row) => ({
        action: "fiatAccounts",
        id: row.id,
        since: VirtualClock.format(row.createdMicros),
        shown: renderShort(row)
      })),
  approve,
  reject: (world, id) => decide(world, id, "REJECTED")
}

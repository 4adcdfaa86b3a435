/** Where and with which memo to pay in. Source: docs/vendor-facts.md#fiat-deposit-instructions. */
import { ZERO_UUID } from "@segue/core/Id"

import type * as FiatShapes from "../../FiatShapes.ts"
import * as Table from "../../Table.ts"
import * as VirtualClock from "../../VirtualClock.ts"
import type * as World from "../../World.ts"

/** Deposit instructions, for a profile or for a rule. */
export interface Instructions extends Table.Row {
  readonly profileId: string
  readonly identityId?: string
  readonly accountId?: string
  readonly refId?: string
  readonly memoId: string
  readonly network: Network
  readonly routing: "ABA" | "SWIFT"
  readonly metadata?: Readonly<Record<string, string>>
  /** Instructions of rules are not in the list. */
  readonly ruleId?: string
}

/** Bank networks that deposits come through. */
export const networks = ["WIRE", "DBS_ACT", "CUBIX", "SCB", "RTP"] as const
export type Network = (typeof networks)[number]

/** All instructions. */
export class AllInstructions extends Table.Table<Instructions, "memo" | "refId"> {
  constructor(nowMicros: () => number) {
    super({ fixed: { memo: (row) => row.memoId, refId: (row) => row.refId } }, nowMicros)
  }
}

export const key: World.Key<AllInstructions> = {
  name: "fiatDepositInstructions",
  make: (world) => new AllInstructions(() => world.clock.nowMicros)
}

const MEMO_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

/** Makes instructions with a memo of their own. */
export const add = (world: World.World, wanted: Omit<Instructions, "id" | "memoId" | "createdMicros">): Instructions =>
  world.store(key).insert({
    ...wanted,
    id: world.uuid(),
    memoId: world.streams.of("memos").letters(MEMO_LETTERS, 16),
    createdMicros: world.clock.stamp()
  })

/** The sandbox's own bank; nothing here is a real account. */
const place = { country: "USA", address1: "1 Sandbox Street", city: "New York", province: "NY", zip_code: "10001" }
const ACCOUNT = "000000001"

const bank = ({ network, routing }: Instructions): FiatShapes.Instructions => {
  switch (network) {
    case "WIRE":
      return {
        wire: {
          account_number: ACCOUNT,
          fiat_account_owner_address: place,
          routing_details: {
            routing_number_type: routing,
            routing_number: routing === "ABA" ? "000000000" : "SANDUS00",
            bank_name: "Sandbox Bank",
            bank_address: place
          }
        }
      }
    case "CUBIX":
      return { cubix: { account_id: ACCOUNT } }
    case "DBS_ACT":
      return { dbs_act: { account_number: ACCOUNT } }
    case "SCB":
      return { scb: { account_number: ACCOUNT } }
    case "RTP":
      return { rtp: { account_number: ACCOUNT, routing_details: { routing_number: "000000000" } } }
  }
}

/** Instructions as the API shows them. */
export const render = (row: Instructions) => ({
  id: row.id,
  profile_id: row.profileId,
  identity_id: row.identityId ?? ZERO_UUID,
  ...(row.accountId === undefined ? {} : { account_id: row.accountId }),
  ...(row.refId === undefined ? {} : { ref_id: row.refId }),
  status: "VALID",
  memo_id: row.memoId,
  fiat_network_instructions: bank(row),
  fiat_account_owner: { institution_details: { name: "Sandbox Trust Company" } },
  ...(row.metadata === undefined ? {} : { metadata: row.metadata }),
  created_at: VirtualClock.format(row.createdMicros)
})

/** Addresses that receive deposits, for a profile or for a rule. Source: docs/vendor-facts.md#deposit-addresses. */
import { ZERO_UUID } from "@segue/core/Id"

import * as Networks from "../../Networks.ts"
import * as Table from "../../Table.ts"
import * as VirtualClock from "../../VirtualClock.ts"
import type * as World from "../../World.ts"

/** A deposit address. */
export interface DepositAddress extends Table.Row {
  readonly profileId: string
  readonly network: string
  readonly address: string
  readonly identityId?: string
  readonly accountId?: string
  readonly refId?: string
  readonly metadata?: Readonly<Record<string, string>>
  readonly conversionTarget: "NO_CONVERSION" | "USD"
  /** Addresses of rules are not in the list. */
  readonly ruleId?: string
}

/** All deposit addresses. */
export class DepositAddresses extends Table.Table<DepositAddress, "address" | "refId" | "profile"> {
  constructor(nowMicros: () => number) {
    super(
      { fixed: { address: (row) => row.address, refId: (row) => row.refId, profile: (row) => row.profileId } },
      nowMicros
    )
  }
}

export const key: World.Key<DepositAddresses> = {
  name: "depositAddresses",
  make: (world) => new DepositAddresses(() => world.clock.nowMicros)
}

/** Makes an address. */
export const add = (
  world: World.World,
  wanted: Omit<DepositAddress, "id" | "address" | "createdMicros">
): DepositAddress =>
  world.store(key).insert({
    ...wanted,
    id: world.uuid(),
    address: Networks.address(world.streams.of("addresses"), wanted.network),
    createdMicros: world.clock.stamp()
  })

/** A deposit address as the API shows it; absent identities are the zero UUID: docs/vendor-facts.md#conv-zero-uuid. */
export const render = (world: World.World, row: DepositAddress) => ({
  id: row.id,
  profile_id: row.profileId,
  customer_id: world.customerId,
  crypto_network: row.network,
  identity_id: row.identityId ?? ZERO_UUID,
  account_id: row.accountId ?? ZERO_UUID,
  ...(row.refId === undefined ? {} : { ref_id: row.refId }),
  ...(row.metadata === undefined ? {} : { metadata: row.metadata }),
  address: row.address,
  conversion_target_asset: row.conversionTarget,
  compatible_crypto_networks: Networks.compatible(row.network),
  created_at: VirtualClock.format(row.createdMicros)
})

/** Bank deposits on their way. Source: docs/vendor-facts.md#sandbox-fiat-deposit. */
import * as Ledger from "../../Ledger.ts"
import * as Table from "../../Table.ts"
import type * as World from "../../World.ts"
import * as arrive from "../deposits/arrive.ts"
import * as Instructions from "../fiat-deposit-instructions/store.ts"

/** A deposit that was sent; it arrives later. */
export interface FiatDeposit extends Table.Row {
  readonly memoId: string
  readonly amount: string
}

/** All bank deposits. */
export class FiatDeposits extends Table.Table<FiatDeposit> {
  constructor(nowMicros: () => number) {
    super({ fixed: {} }, nowMicros)
  }
}

export const key: World.Key<FiatDeposits> = {
  name: "fiatDeposits",
  make: (world) => new FiatDeposits(() => world.clock.nowMicros)
}

/** The task at the end of a deposit's way. */
export const ARRIVE = "fiat-deposit.arrive"

/** Credits a deposit, and lets its rule run. */
export const arrived = (world: World.World, id: string): void => {
  const { amount, memoId } = world.store(key).get(id)!
  const instructions = world.store(Instructions.key).find("memo", memoId)!
  arrive.fiat(world, instructions, { id, asset: "USD", amount, units: Ledger.unitsOf(amount) })
}

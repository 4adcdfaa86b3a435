/** Checks that every amount in a request goes through, whatever the resource. */
import * as Asset from "@segue/core/Asset"
import * as Decimal from "@segue/core/Decimal"

import * as Ledger from "./Ledger.ts"
import * as Problems from "./Problems.ts"
import type * as World from "./World.ts"

/**
 * Decimals of the assets no document states them for: six is what USDC has on its chains, eighteen would not fit the
 * ledger. See docs/vendor-facts.md#open-precision-limits-fees.
 */
const UNDOCUMENTED_DECIMALS = 6

/** Decimal places an asset may have here. Source: docs/vendor-facts.md#conv-precision. */
export const decimalsOf = (asset: string): number => Asset.find(asset)?.decimals ?? UNDOCUMENTED_DECIMALS

/** Units of an amount of at most so many decimals, or 400. Zero follows the switch `zeroAmount`. */
export const units = (world: World.World, amount: string, decimals: number, field: string, pair: string): bigint => {
  if (Decimal.decimals(amount) > decimals) throw Problems.exceedPrecision(amount, decimals, pair)
  const units = Ledger.unitsOf(amount)
  if (units === 0n && world.settings.zeroAmount === "refuse") {
    throw Problems.blank(400, `${field}: the amount must be more than zero`)
  }
  return units
}

/** 403 unless the profile has that much available. */
export const requireFunds = (
  world: World.World,
  profileId: string,
  asset: string,
  needed: bigint,
  amount: string
): void => {
  const available = world.ledger.balance(Ledger.profile(profileId, "available"), asset)
  if (available < needed) {
    throw Problems.insufficientFunds({
      profile_id: profileId,
      asset,
      needed: amount,
      available: Ledger.format(available)
    })
  }
}

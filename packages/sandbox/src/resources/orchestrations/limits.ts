/** Sources: docs/vendor-facts.md#orch-swaps, #orch-usdc, #open-precision-limits-fees. */
import * as Amounts from "../../Amounts.ts"
import type * as Settings from "../../Settings.ts"

/** Assets named for orchestrations and rules; every pair of them is possible. */
export const assets: ReadonlyArray<string> = ["USD", "PYUSD", "USDG", "USDP", "USDC"]

/** Decimals an amount may have; which rule applies is not documented, so a switch decides. */
export const decimals = (settings: Settings.Settings, source: string, destination: string): number =>
  settings.amountPrecision === "source"
    ? Amounts.decimalsOf(source)
    : Math.min(Amounts.decimalsOf(source), Amounts.decimalsOf(destination))

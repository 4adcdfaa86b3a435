/** Sources: docs/vendor-facts.md#orch-swaps, #orch-usdc, #open-precision-limits-fees. */
import * as Amounts from "../../Amounts.ts"
import type * as Settings from "../../Settings.ts"
import type * as store from "./store.ts"

/** Assets named for orchestrations and rules; every pair of them is possible. */
export const assets: ReadonlyArray<string> = ["USD", "PYUSD", "USDG", "USDP", "USDC"]

/** Decimals an amount may have; which rule applies is not documented, so a switch decides. */
export const decimals = (settings: Settings.Settings, source: string, destination: string): number =>
  settings.amountPrecision === "source"
    ? Amounts.decimalsOf(source)
    : Math.min(Amounts.decimalsOf(source), Amounts.decimalsOf(destination))

/** How long an orchestration takes that was made to be late. */
export const LATE_MS = 24 * 3_600_000

/** Waiting orchestrations an approver is shown at once. */
export const WAITING_MAX = 1000

/**
 * Time to finality per chain, in milliseconds, where a document gives one; a minute elsewhere.
 * Source: docs/vendor-facts.md#networks-confirmations.
 */
const confirmationMs: Readonly<Record<string, number>> = { ETHEREUM: 180_000, SOLANA: 16_000, STELLAR: 5000 }

/** How long the leg to the destination takes once the source leg is done. */
export const destinationDelayMs = (settings: Settings.Settings, destination: store.Destination): number =>
  destination.kind === "profile"
    ? settings.profileLegDelayMs
    : destination.kind === "fiat"
      ? settings.fiatLegDelayMs
      : (confirmationMs[destination.network ?? ""] ?? 60_000)

/** Sources: docs/vendor-facts.md#conv-precision, #conv-timestamps. The amount limit is a switch: `legacyAmountMax`. */
import * as Asset from "@segue/core/Asset"

/** Decimals of every legacy pair. */
export const DECIMALS = Asset.LEGACY_PAIR_DECIMALS

/** How much later than `created_at` a new conversion's `updated_at` is; real ones show tens of milliseconds. */
export const UPDATED_AFTER_MICROS = 415

/** How long a conversion takes that was made to be late. */
export const LATE_MS = 24 * 3_600_000

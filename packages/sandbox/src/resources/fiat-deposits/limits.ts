/** Source: docs/vendor-facts.md#sandbox-fiat-deposit. */

/** Milliseconds until a bank deposit arrives: about a minute. */
export const ARRIVAL_MS = 60_000

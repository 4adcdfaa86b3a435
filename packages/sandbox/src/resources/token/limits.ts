/** Source: docs/vendor-facts.md#auth-token, #auth-token-limit. */

/** Lifetime of a token in seconds. */
export const EXPIRES_IN_S = 3599

/** Token requests per second, averaged over five minutes. */
export const RATE = 1

/**
 * How far a call with effect is. It outlives an interruption: a time limit must know what it cuts off, a request under
 * way or only the wait for a token or for the budget.
 */
export interface Progress {
  /** Whether a request may have reached the vendor and was not refused since. */
  maySucceed: boolean
}

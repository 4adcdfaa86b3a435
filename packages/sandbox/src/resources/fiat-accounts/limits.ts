/** Source: docs/vendor-facts.md#fiat-accounts; how long a review takes is not documented. */

/** Milliseconds from PENDING to APPROVED where no approver is asked. */
export const REVIEW_MS = 5000

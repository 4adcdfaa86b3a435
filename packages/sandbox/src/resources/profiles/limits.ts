/** Source: docs/vendor-facts.md#profiles, #pagination. */

/** Profiles per page when `limit` is not given: 1000 in the vendor's prose. */
export const LIMIT_DEFAULT = 1000

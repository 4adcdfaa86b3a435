/** Source: docs/vendor-facts.md#travel-rule. */

/** From this amount (USD-equivalent) on, Travel Rule information is needed. */
export const TRAVEL_RULE_FROM = "3000"

/** From this instant on it is enforced. */
export const TRAVEL_RULE_AT = "2026-11-30T00:00:00Z"

/** What in a reply means something to a rule, in any language. */

/** Fields of either API; all others keep their names. */
export const FIELDS: ReadonlySet<string> = new Set([
  "amount",
  "target_asset",
  "recipient_profile_id",
  "settled_at",
  "cancelled_at",
  "source_amount",
  "orchestration",
  "orchestrations",
  "destination_amount",
  "completed_at",
  "orchestration_status"
])

/** Words of errors that only the legacy API is known to send. */
export const DETAIL = /(?<!orchestration )already exists with ref_id|conversion with id .{0,80} not found/u

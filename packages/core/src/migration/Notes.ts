/** Every note a migration may make, one place each, so that the same thing is always said in the same words. */
import type { Note } from "../Note.ts"

const note = (code: string, level: Note["level"], row: string, message: string, remedy?: string): Note => ({
  code,
  level,
  row,
  path: [],
  message,
  ...(remedy === undefined ? {} : { remedy })
})

/** Said with every migrated request: what nobody has documented about the new API. */
export const undocumented: ReadonlyArray<Note> = [
  note(
    "ref-id-namespace",
    "info",
    "B5",
    "Whether conversions and orchestrations share one ref_id namespace is not documented.",
    "Before you send this for a create that may already have reached the legacy API, look its ref_id up there: the same ref_id could run once on each API."
  ),
  note(
    "precision-undocumented",
    "info",
    "B6",
    "How many decimals an orchestration accepts is not documented; the legacy API used two for pairs with USD.",
    "Keep to two decimals."
  ),
  note(
    "fees-undocumented",
    "info",
    "B7",
    "Legacy conversions cost nothing; for orchestrations the vendor points to its pricing document.",
    "Ask before you assume that they are free."
  ),
  note(
    "limits-undocumented",
    "info",
    "B8",
    "Smallest and largest amounts of an orchestration are not documented.",
    "Ask the vendor for your limits."
  )
]

export const directedReading = note(
  "directed-reading",
  "review",
  "F2",
  "recipient_profile_id becomes the destination profile and profile_id the source. The vendor's guide does not cover this; it is our reading.",
  "Try a directed settlement in the vendor's sandbox before you rely on it."
)

export const emptyRecipient = note(
  "empty-recipient",
  "review",
  "F2",
  "recipient_profile_id is empty, so the destination is profile_id, as if the field were absent."
)

export const nullDropped = note("null-dropped", "info", "F8", "null is sent as an absent field.")

export const zeroUuidDropped = note(
  "zero-uuid-dropped",
  "review",
  "F8",
  "The zero UUID is the legacy API's way of writing none; it is left out.",
  "Code that compares with the zero UUID must accept an absent field."
)

export const zeroUuidAdded = note("zero-uuid-added", "info", "R7", "Absent; the legacy API answers the zero UUID here.")

export const unusualAmount = note(
  "unusual-amount",
  "review",
  "F11",
  "The amount's text is unusual (no digit before the point, leading zeros, or more than two decimals written). It is kept as it was sent; whether the new API accepts this form is not documented."
)

export const aboveDefaultLimit = note(
  "above-default-limit",
  "review",
  "B8",
  "The amount is above 500,000, the legacy API's default limit for one conversion; limits differ by customer, and the new API's is not documented.",
  "Check your limit with the vendor."
)

export const unknownField = note(
  "unknown-field",
  "review",
  "Z1",
  "No field of this request that the vendor documents; it is left out.",
  "If the API did use it, find out what replaces it."
)

export const unknownFieldKept = note("unknown-field-kept", "info", "Z1", "Not a field we know; it is kept as it is.")

export const idSpace = note(
  "id-space",
  "review",
  "R1",
  "A conversion's id is not an orchestration's id: the new API cannot be asked for it.",
  "Store which API an id belongs to, and read old ids at the legacy API until they are drained."
)

export const settledAtLost = note(
  "settled-at-lost",
  "decision",
  "R10",
  "Orchestrations have no settled_at.",
  "Decide what your books use: the created_at of the orchestration.completed event, the first time you saw COMPLETED, or updated_at marked as approximate."
)

export const settledAtUnknown = note(
  "settled-at-unknown",
  "decision",
  "R10",
  "The orchestration is COMPLETED, but when is not in it; settled_at is left out.",
  "Give the time of the orchestration.completed event, or of the first look that found it COMPLETED."
)

export const cancelledAtLost = note("cancelled-at-lost", "decision", "R11", "Orchestrations have no cancelled_at.")

export const refIdAbsent = note(
  "ref-id-absent",
  "review",
  "R6",
  "The conversion has no ref_id; an orchestration always has one."
)

export const newFieldsAbsent = note(
  "new-fields-absent",
  "info",
  "R14",
  "customer_id, source_transfer, destination_transfer, fail_reason and orchestration_rule_id exist only in the new API; a conversion cannot tell them."
)

export const fieldLost = note("field-lost", "review", "R14", "The legacy API has no such field; it is left out.")

export const fieldOfTheOther = note(
  "field-of-the-other",
  "review",
  "Z1",
  "A field of the other API in an object of this one; it is not trusted, and left out.",
  "Find out who wrote it."
)

export const updatedAt = note(
  "updated-at",
  "info",
  "R9",
  "What updated_at means is documented for neither API; in the vendor's own samples, legacy settlements did not move it."
)

export const profileIdAmbiguous = note(
  "profile-id-ambiguous",
  "review",
  "R2",
  "Which profile the new API shows as profile_id when source and destination differ is not documented.",
  "Read source.profile.profile_id and destination.profile.profile_id instead."
)

export const statusWaiting = note(
  "status-waiting",
  "info",
  "S1",
  "CREATED becomes PROCESSING, but an orchestration that waits for approval says PENDING.",
  "Treat both as not finished."
)

export const statusFinal = note(
  "status-final",
  "info",
  "S8",
  "The new API also ends in FAILED (later, after acceptance) and REJECTED (by an approver).",
  "A loop that waits for COMPLETED alone never ends on those."
)

export const statusUnknown = note(
  "status-unknown",
  "review",
  "S7",
  "Not a status we know; it is kept as it is.",
  "Keep following it, and do not treat it as final."
)

export const statusSpelling = note("status-spelling", "review", "S11", "The status is spelt unusually.")

export const statusReplaced = note(
  "status-replaced",
  "decision",
  "S7",
  "Not a status we know. The legacy API has no open set, so the object stays CREATED, which means not finished.",
  "Keep the raw word beside it, and do not treat it as final."
)

export const statusNarrowed = note(
  "status-narrowed",
  "info",
  "S5",
  "PENDING and PROCESSING both become CREATED; the legacy API has one word for not finished."
)

export const failedAsCancelled = note(
  "failed-as-cancelled",
  "decision",
  "S4",
  "The legacy API has no failed or rejected status; CANCELLED is the only one that means that nothing was converted.",
  "Look at fail_reason and at the balances."
)

export const rawStatusKept = note(
  "raw-status",
  "decision",
  "S4",
  "The orchestration ended, but a leg may have moved money, so the legacy object stays CREATED rather than claim a cancellation.",
  "A person has to look at this one."
)

export const population = note(
  "population",
  "review",
  "Q11",
  "The legacy listing held conversions only; the new one also holds deposits, withdrawals and what rules started.",
  "Filter by assets, or keep rows whose source and destination are both profiles with differing assets and no orchestration_rule_id."
)

export const profileFilter = note(
  "profile-filter",
  "review",
  "Q3",
  "profile_id may now be repeated. Which side it matches when source and destination differ is not documented."
)

export const unknownParameter = note(
  "unknown-parameter",
  "decision",
  "Q12",
  "The legacy listing has no such parameter, so it had no documented effect; it is left out.",
  "Decide what it was meant to do: the new API filters by status, assets and ids."
)

export const grantFirst = note(
  "grant-first",
  "decision",
  "A1",
  "A token request that names a scope the credential was not granted fails as a whole.",
  "Grant the new scopes in the vendor's dashboard, in sandbox and production, before you ask for them."
)

export const keepWhileDraining = note(
  "keep-while-draining",
  "review",
  "A5",
  "Conversions created before the switch are readable only with the legacy read scope.",
  "Keep conversion:read_conversion_stablecoin until the last one is drained."
)

export const scopeDuplicate = note("scope-duplicate", "info", "A5", "The replacement was already in the list.")

export const scopeTypo = note(
  "scope-typo",
  "review",
  "A3",
  "The vendor has no scope of this name; it is kept as it is."
)

export const nothingToMigrate = note("nothing-to-migrate", "info", "A1", "No legacy scope is in the list.")

export const existingKept = note(
  "existing-kept",
  "decision",
  "X2",
  "The record in meta.existing cannot be shown in the other API's shape; it stays as it is.",
  "Read it as a record of the API that answered."
)

export const existingMigrated = note(
  "existing-migrated",
  "review",
  "X2",
  "That meta.existing of an orchestration conflict is an Orchestration is our reading; the vendor declares no error bodies there."
)

export const detailText = note(
  "detail-text",
  "review",
  "X3",
  "The wording of detail is not documented for the new API; it is kept as it is.",
  "Match on type and status, never on detail."
)

export const limitProblem = note(
  "limit-problem",
  "decision",
  "X4",
  "How the new API refuses an amount above a limit is not documented."
)

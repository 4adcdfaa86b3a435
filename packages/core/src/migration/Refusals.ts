/** Every reason to refuse a migration, one place each. */
import type { RefusalIssue } from "./Migrated.ts"

const refusal = (
  code: string,
  row: string,
  path: ReadonlyArray<string>,
  message: string,
  remedy: string
): RefusalIssue => ({ code, row, path, message, remedy })

export const refIdMissing = refusal(
  "ref-id-missing",
  "F7",
  ["ref_id"],
  "The new API requires a ref_id, and this request has none",
  "Give the one id of this business operation, the same for every retry; it is never made up, because a fresh one for each attempt pays twice"
)

export const amountZero = refusal(
  "amount-zero",
  "F11",
  ["amount"],
  "The amount is zero",
  "Send the amount you mean to convert; what either API does with zero is not documented"
)

export const precision = refusal(
  "precision",
  "B6",
  ["amount"],
  "The amount needs more than two decimals, and one side of the pair is USD",
  "Round it yourself where you know in whose favour; it is never rounded here"
)

export const unknownAsset = refusal(
  "unknown-asset",
  "B1",
  ["source_asset"],
  "No vendor document names this asset",
  "The legacy API converts USD to and from PYUSD, USDG and USDP; asset codes are upper case"
)

export const unsupportedPair = refusal(
  "unsupported-pair",
  "B1",
  ["target_asset"],
  "The legacy API documents only USD with PYUSD, USDG or USDP, in either direction",
  "Check the two assets; a swap of stablecoins exists only as an orchestration"
)

export const zeroProfile = refusal(
  "zero-profile",
  "F1",
  ["profile_id"],
  "The zero UUID names no profile",
  "Send the id of the profile that pays"
)

export const notAConversion = refusal(
  "not-a-conversion",
  "O3",
  ["destination"],
  "The legacy API moves money between profiles only",
  "There is no legacy request for a crypto or bank destination"
)

export const sidesMissing = refusal(
  "sides-missing",
  "R2",
  ["source"],
  "The orchestration does not say from which profile to which the money goes",
  "Read it again with its source and destination; profile_id alone does not tell which side it is"
)

export const cancelledStatus = refusal(
  "cancelled-status",
  "S3",
  ["status"],
  "CANCELLED has no equivalent: it is neither REJECTED nor FAILED",
  "Keep the conversion as a historic legacy row"
)

export const updatedAtFilter = refusal(
  "updated-at-filter",
  "Q7",
  ["updated_at.begin"],
  "The new listing cannot filter by updated_at, and leaving the bound out would widen the query",
  "List by created_at with status=PROCESSING and status=PENDING, ask for the open ids with orchestration_id (100 a call), or follow the events orchestration.completed and orchestration.failed"
)

export const pageCursor = refusal(
  "page-cursor",
  "Q2",
  ["page_cursor"],
  "A cursor of one API's listing means nothing to the other's",
  "Finish the listing where you began it, or start again without a cursor"
)

export const severalValues = refusal(
  "several-values",
  "Q3",
  [],
  "The legacy listing takes one value here",
  "Ask once for each value"
)

export const noLegacyFilter = refusal(
  "no-legacy-filter",
  "Q10",
  [],
  "The legacy listing has no such filter, and leaving it out would widen the query",
  "Ask without it and filter the rows yourself"
)

export const severalBounds = refusal(
  "several-bounds",
  "Q5",
  [],
  "Two bounds of the same side; the legacy listing has one, and choosing would change the query",
  "Keep the narrower one"
)

export const exclusiveBound = refusal(
  "exclusive-bound",
  "Q5",
  [],
  "The legacy listing's bounds are inclusive, and moving this one would guess at the clock's precision",
  "Use created_at.gte and created_at.lte"
)

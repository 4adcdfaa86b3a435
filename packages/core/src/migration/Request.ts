/**
 * `ConversionRequest ⇄ OrchestrationRequest`: rows F1 to F11 and B1 to B8 of docs/migration-map.md. Amounts keep their
 * text; nothing is rounded, and a missing `ref_id` is never invented.
 */
import * as Asset from "../Asset.ts"
import { type ConversionRequest, requestFields } from "../Conversion.ts"
import * as Decimal from "../Decimal.ts"
import * as Id from "../Id.ts"
import type { Note } from "../Note.ts"
import { type OrchestrationRequest, requestFields as orchestrationRequestFields } from "../Orchestration.ts"
import { at, losing, migrated, type Migration, type RefusalIssue, refused } from "./Migrated.ts"
import * as Notes from "./Notes.ts"
import * as Pair from "./Pair.ts"
import * as Refusals from "./Refusals.ts"

/** The legacy API's default limit of one conversion, in USD. Source: docs/vendor-facts.md#conv-limit. */
export const LEGACY_LIMIT_DEFAULT = "500000"

/** The amount as the vendor's guide would write it: a digit before the point, no leading zeros, at most two decimals. */
const PLAIN_AMOUNT = /^(?:0|[1-9]\d*)(?:\.\d{1,2})?$/u

export interface ToOrchestrationOptions {
  /** The `ref_id` to use where the legacy request has none: stable across retries of one business operation. */
  readonly refId?: string
}

/** The rule on decimals belongs to pairs with USD, which are the only legacy ones. */
const amountIssues = (amount: string, field: string, isPair: boolean): ReadonlyArray<RefusalIssue> =>
  Decimal.isZero(amount)
    ? [at(Refusals.amountZero, field)]
    : isPair && Decimal.decimals(amount) > Asset.LEGACY_PAIR_DECIMALS
      ? [at(Refusals.precision, field)]
      : []

const isPlain = (request: ConversionRequest): boolean => {
  for (const key in request) if (!requestFields.has(key)) return false
  return (
    PLAIN_AMOUNT.test(request.amount) &&
    request.recipient_profile_id === undefined &&
    request.identity_id === undefined &&
    request.account_id === undefined &&
    request.metadata !== null &&
    Decimal.compare(request.amount, LEGACY_LIMIT_DEFAULT) <= 0
  )
}

const notesOf = (request: ConversionRequest): ReadonlyArray<Note> => {
  // Nearly every request is plain; it costs one pass over its keys.
  if (isPlain(request)) return Notes.undocumented
  const notes: Array<Note> = []
  const recipient = request.recipient_profile_id
  if (recipient === null || recipient === "") notes.push(at(Notes.emptyRecipient, "recipient_profile_id"))
  else if (recipient !== undefined && recipient !== request.profile_id) {
    notes.push(at(Notes.directedReading, "recipient_profile_id"))
  }
  for (const field of ["identity_id", "account_id"] as const) {
    if (request[field] === Id.ZERO_UUID) notes.push(losing(Notes.zeroUuidDropped, Id.ZERO_UUID, field))
    else if (request[field] === null || request[field] === "")
      notes.push(losing(Notes.nullDropped, request[field], field))
  }
  if (request.metadata === null) notes.push(losing(Notes.nullDropped, null, "metadata"))
  if (!PLAIN_AMOUNT.test(request.amount)) notes.push(at(Notes.unusualAmount, "amount"))
  if (Decimal.compare(request.amount, LEGACY_LIMIT_DEFAULT) > 0) notes.push(at(Notes.aboveDefaultLimit, "amount"))
  for (const [key, value] of Object.entries(request)) {
    if (!requestFields.has(key)) notes.push(losing(Notes.unknownField, value, key))
  }
  return [...notes, ...Notes.undocumented]
}

/** Legacy request to new request; refused where a value would have to be invented, rounded or guessed. */
export const toOrchestration = (
  request: ConversionRequest,
  options: ToOrchestrationOptions = {}
): Migration<OrchestrationRequest> => {
  const refId =
    request.ref_id === undefined || request.ref_id === null || request.ref_id === "" ? options.refId : request.ref_id
  const recipient =
    request.recipient_profile_id === undefined ||
    request.recipient_profile_id === null ||
    request.recipient_profile_id === ""
      ? request.profile_id
      : request.recipient_profile_id
  const pair = Pair.issues(request.source_asset, request.target_asset, "target_asset")
  const issues = [
    ...(refId === undefined || refId === "" ? [Refusals.refIdMissing] : []),
    ...amountIssues(request.amount, "amount", pair.length === 0),
    ...pair,
    ...(request.profile_id === Id.ZERO_UUID ? [Refusals.zeroProfile] : []),
    ...(recipient === Id.ZERO_UUID && recipient !== request.profile_id
      ? [at(Refusals.zeroProfile, "recipient_profile_id")]
      : [])
  ]
  if (issues.length > 0) return refused(issues)
  return migrated(
    {
      ref_id: refId!,
      source_amount: request.amount,
      source_asset: request.source_asset,
      destination_asset: request.target_asset,
      source: { profile: { profile_id: request.profile_id } },
      destination: { profile: { profile_id: recipient } },
      ...(Id.isNone(request.identity_id) ? {} : { identity_id: request.identity_id! }),
      ...(Id.isNone(request.account_id) ? {} : { account_id: request.account_id! }),
      ...(request.metadata === undefined || request.metadata === null ? {} : { metadata: request.metadata })
    },
    notesOf(request)
  )
}

/** New request to legacy request; refused where the legacy API has no such thing. */
export const toConversion = (request: OrchestrationRequest): Migration<ConversionRequest> => {
  const destination = request.destination.profile
  const pair = Pair.issues(request.source_asset, request.destination_asset, "destination_asset")
  const issues = [
    ...(destination === undefined ? [Refusals.notAConversion] : []),
    ...amountIssues(request.source_amount, "source_amount", pair.length === 0),
    ...pair,
    ...(request.source.profile.profile_id === Id.ZERO_UUID
      ? [at(Refusals.zeroProfile, "source", "profile", "profile_id")]
      : []),
    ...(destination?.profile_id === Id.ZERO_UUID
      ? [at(Refusals.zeroProfile, "destination", "profile", "profile_id")]
      : [])
  ]
  if (issues.length > 0 || destination === undefined) return refused(issues)
  const source = request.source.profile.profile_id
  const directed = destination.profile_id !== source
  const notes = [
    ...(directed ? [at(Notes.directedReading, "destination", "profile", "profile_id")] : []),
    ...(PLAIN_AMOUNT.test(request.source_amount) ? [] : [at(Notes.unusualAmount, "source_amount")]),
    ...(Decimal.compare(request.source_amount, LEGACY_LIMIT_DEFAULT) > 0
      ? [at(Notes.aboveDefaultLimit, "source_amount")]
      : []),
    ...Object.entries(request).flatMap(([key, value]) =>
      orchestrationRequestFields.has(key) ? [] : [losing(Notes.unknownField, value, key)]
    ),
    Notes.undocumented[0]!
  ]
  return migrated(
    {
      ref_id: request.ref_id,
      profile_id: source,
      amount: request.source_amount,
      source_asset: request.source_asset,
      target_asset: request.destination_asset,
      ...(directed ? { recipient_profile_id: destination.profile_id } : {}),
      ...(request.identity_id === undefined ? {} : { identity_id: request.identity_id }),
      ...(request.account_id === undefined ? {} : { account_id: request.account_id }),
      ...(request.metadata === undefined ? {} : { metadata: request.metadata })
    },
    notes
  )
}

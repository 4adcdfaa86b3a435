/** `Conversion ⇄ Orchestration`, the objects of the replies: rows R1 to R15 of docs/migration-map.md. */
import * as Result from "effect/Result"

import { type Conversion, conversionFieldNames } from "../Conversion.ts"
import * as Id from "../Id.ts"
import type { Note } from "../Note.ts"
import { type Orchestration, orchestrationFieldNames } from "../Orchestration.ts"
import { at, losing, migrated, type Migration, refused } from "./Migrated.ts"
import * as Notes from "./Notes.ts"
import * as Refusals from "./Refusals.ts"
import * as Status from "./Status.ts"

/** Fields that neither API's schema has: carried as they are. */
const unknownFields = (
  value: object,
  known: ReadonlySet<string>,
  other: ReadonlySet<string>
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !known.has(key) && !other.has(key)))

const keptNotes = (fields: Record<string, unknown>): ReadonlyArray<Note> =>
  Object.keys(fields).map((key) => at(Notes.unknownFieldKept, key))

const conversionNotes = (conversion: Conversion, directed: boolean): ReadonlyArray<Note> => [
  at(Notes.idSpace, "id"),
  ...(conversion.ref_id === undefined ? [at(Notes.refIdAbsent, "ref_id")] : []),
  ...(directed ? [at(Notes.directedReading, "recipient_profile_id"), at(Notes.profileIdAmbiguous, "profile_id")] : []),
  ...(["identity_id", "account_id"] as const).flatMap((field) =>
    conversion[field] !== undefined && Id.isNone(conversion[field])
      ? [losing(Notes.zeroUuidDropped, conversion[field], field)]
      : []
  ),
  ...(conversion.updated_at === undefined ? [] : [at(Notes.updatedAt, "updated_at")]),
  ...(conversion.settled_at === undefined ? [] : [losing(Notes.settledAtLost, conversion.settled_at, "settled_at")]),
  ...(conversion.cancelled_at === undefined
    ? []
    : [losing(Notes.cancelledAtLost, conversion.cancelled_at, "cancelled_at")]),
  Notes.newFieldsAbsent
]

/**
 * A conversion as the orchestration it would be, as far as data allows. A CANCELLED one is refused: no status of the
 * new API means the same.
 */
export const toOrchestration = (conversion: Conversion): Migration<Orchestration> => {
  const status = Status.toOrchestration(conversion.status)
  if (Result.isFailure(status)) return Result.fail(status.failure)
  const recipient =
    conversion.recipient_profile_id === undefined || Id.isNone(conversion.recipient_profile_id)
      ? conversion.profile_id
      : conversion.recipient_profile_id
  const unknown = unknownFields(conversion, conversionFieldNames, orchestrationFieldNames)
  return migrated(
    {
      id: conversion.id,
      profile_id: conversion.profile_id,
      source_amount: conversion.amount,
      source_asset: conversion.source_asset,
      destination_asset: conversion.target_asset,
      status: status.success.value,
      ...(conversion.ref_id === undefined ? {} : { ref_id: conversion.ref_id }),
      ...(Id.isNone(conversion.identity_id) ? {} : { identity_id: conversion.identity_id! }),
      ...(Id.isNone(conversion.account_id) ? {} : { account_id: conversion.account_id! }),
      created_at: conversion.created_at,
      ...(conversion.updated_at === undefined ? {} : { updated_at: conversion.updated_at }),
      source: { profile: { profile_id: conversion.profile_id } },
      destination: { profile: { profile_id: recipient } },
      ...(conversion.metadata === undefined ? {} : { metadata: conversion.metadata }),
      ...unknown
    },
    [
      ...status.success.notes,
      ...conversionNotes(conversion, recipient !== conversion.profile_id),
      ...keptNotes(unknown)
    ]
  )
}

export interface ToConversionOptions {
  /**
   * When the orchestration was seen to be COMPLETED, as RFC 3339 text: the orchestration itself does not say, so the
   * caller's knowledge (the completed event, the first look) becomes `settled_at`.
   */
  readonly settledAt?: string
}

const NOT_LEGACY = [
  "customer_id",
  "source_transfer",
  "destination_transfer",
  "fail_reason",
  "orchestration_rule_id"
] as const

/** An orchestration in the legacy shape; refused for anything but profile to profile. */
export const toConversion = (
  orchestration: Orchestration,
  options: ToConversionOptions = {}
): Migration<Conversion> => {
  const source = orchestration.source?.profile?.profile_id
  const destination = orchestration.destination?.profile?.profile_id
  if (orchestration.source?.crypto ?? orchestration.source?.fiat)
    return refused([at(Refusals.notAConversion, "source")])
  if (orchestration.destination?.crypto ?? orchestration.destination?.fiat) return refused([Refusals.notAConversion])
  if (source === undefined) return refused([Refusals.sidesMissing])
  if (destination === undefined) return refused([at(Refusals.sidesMissing, "destination")])
  const status = Status.toConversion(orchestration)
  const settled = status.value === "SETTLED"
  const unknown = unknownFields(orchestration, orchestrationFieldNames, conversionFieldNames)
  const notes = [
    ...status.notes,
    at(Notes.idSpace, "id"),
    ...(settled && options.settledAt === undefined ? [at(Notes.settledAtUnknown, "settled_at")] : []),
    ...(destination === source ? [] : [at(Notes.directedReading, "destination", "profile", "profile_id")]),
    ...(["identity_id", "account_id"] as const).flatMap((field) =>
      Id.isNone(orchestration[field]) ? [at(Notes.zeroUuidAdded, field)] : []
    ),
    ...NOT_LEGACY.flatMap((field) =>
      orchestration[field] === undefined || orchestration[field] === ""
        ? []
        : [losing(Notes.fieldLost, orchestration[field], field)]
    ),
    ...keptNotes(unknown)
  ]
  return migrated(
    {
      id: orchestration.id,
      profile_id: source,
      amount: orchestration.source_amount,
      source_asset: orchestration.source_asset,
      target_asset: orchestration.destination_asset,
      status: status.value,
      ...(orchestration.ref_id === undefined ? {} : { ref_id: orchestration.ref_id }),
      identity_id: Id.isNone(orchestration.identity_id) ? Id.ZERO_UUID : orchestration.identity_id!,
      account_id: Id.isNone(orchestration.account_id) ? Id.ZERO_UUID : orchestration.account_id!,
      created_at: orchestration.created_at,
      ...(orchestration.updated_at === undefined ? {} : { updated_at: orchestration.updated_at }),
      ...(settled && options.settledAt !== undefined ? { settled_at: options.settledAt } : {}),
      ...(orchestration.metadata === undefined ? {} : { metadata: orchestration.metadata }),
      ...(destination === source ? {} : { recipient_profile_id: destination }),
      ...unknown
    },
    notes
  )
}

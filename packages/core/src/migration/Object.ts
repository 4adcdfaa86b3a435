/** `Conversion ⇄ Orchestration`, the objects of the replies: rows R1 to R15 of docs/migration-map.md. */
import * as Result from "effect/Result"

import { type Conversion, conversionFieldNames } from "../Conversion.ts"
import * as Id from "../Id.ts"
import type { Note } from "../Note.ts"
import { type Orchestration, orchestrationFieldNames } from "../Orchestration.ts"
import { at, losing, migrated, type Migration, refused } from "./Migrated.ts"
import * as Notes from "./Notes.ts"
import * as Pair from "./Pair.ts"
import * as Refusals from "./Refusals.ts"
import * as Status from "./Status.ts"

/** What stands in an object beside its own API's fields. */
interface Foreign {
  /** Fields that neither API has: carried as they are. */
  readonly kept: Record<string, unknown>
  readonly notes: ReadonlyArray<Note>
}

const foreign = (value: object, own: ReadonlySet<string>, other: ReadonlySet<string>): Foreign => {
  const beside = Object.entries(value).filter(([key]) => !own.has(key))
  return {
    kept: Object.fromEntries(beside.filter(([key]) => !other.has(key))),
    notes: beside.map(([key, inner]) =>
      other.has(key) ? losing(Notes.fieldOfTheOther, inner, key) : at(Notes.unknownFieldKept, key)
    )
  }
}

/** What a side of an orchestration says beside its profile's id; the legacy object has no place for it. */
const sideNotes = (side: "source" | "destination", value: object | undefined): ReadonlyArray<Note> => {
  const { profile, ...beside } = (value ?? {}) as { profile?: Record<string, unknown> }
  const { profile_id: _, ...inside } = profile ?? {}
  return [
    ...Object.entries(beside).map(([key, inner]) => losing(Notes.fieldLost, inner, side, key)),
    ...Object.entries(inside).map(([key, inner]) => losing(Notes.fieldLost, inner, side, "profile", key))
  ]
}

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
  const beside = foreign(conversion, conversionFieldNames, orchestrationFieldNames)
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
      ...beside.kept
    },
    [...status.success.notes, ...conversionNotes(conversion, recipient !== conversion.profile_id), ...beside.notes]
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

/** An orchestration in the legacy shape; refused for anything but a legacy pair from profile to profile. */
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
  const pair = Pair.issues(orchestration.source_asset, orchestration.destination_asset, "destination_asset")
  if (pair.length > 0) return refused(pair)
  const status = Status.toConversion(orchestration)
  const settled = status.value === "SETTLED"
  const beside = foreign(orchestration, orchestrationFieldNames, conversionFieldNames)
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
    ...(orchestration.profile_id === undefined || orchestration.profile_id === source
      ? []
      : [losing(Notes.profileIdAmbiguous, orchestration.profile_id, "profile_id")]),
    ...sideNotes("source", orchestration.source),
    ...sideNotes("destination", orchestration.destination),
    ...beside.notes
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
      ...beside.kept
    },
    notes
  )
}

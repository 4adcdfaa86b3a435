/**
 * Whether an existing record is what a request asks for: both APIs' requests and records are put into one vocabulary,
 * the new API's, and compared field by field. Metadata is not part of it.
 */
import type { Conversion, ConversionRequest } from "../../Conversion.ts"
import * as Decimal from "../../Decimal.ts"
import { isNone, type Metadata } from "../../Id.ts"
import type { Note } from "../../Note.ts"
import type { Orchestration, OrchestrationRequest } from "../../Orchestration.ts"

/** What a request or a record says, by path in the new API's words; absent, null and empty are the same. */
export type Terms = ReadonlyMap<string, string>

const sides = ["source", "destination"] as const
type Side = (typeof sides)[number]

type Optional = string | null | undefined

const terms = (entries: ReadonlyArray<readonly [string, Optional]>): Terms =>
  new Map(entries.filter((entry): entry is readonly [string, string] => !isNone(entry[1])))

const sideTerms = (side: Side, value: object | undefined): ReadonlyArray<readonly [string, string]> =>
  Object.entries(value ?? {}).flatMap(([variant, fields]) =>
    typeof fields === "object" && fields !== null
      ? Object.entries(fields as Record<string, unknown>).flatMap(([field, text]) =>
          typeof text === "string" ? [[`${side}.${variant}.${field}`, text] as const] : []
        )
      : []
  )

/** Terms of an orchestration, asked for or existing. */
export const orchestrationTerms = (value: OrchestrationRequest | Orchestration): Terms =>
  terms([
    ["source_amount", value.source_amount],
    ["source_asset", value.source_asset],
    ["destination_asset", value.destination_asset],
    ...sideTerms("source", value.source),
    ...sideTerms("destination", value.destination),
    ["identity_id", value.identity_id],
    ["account_id", value.account_id]
  ])

/** Terms of a conversion, asked for or existing; without a recipient it stays in its profile. */
export const conversionTerms = (value: ConversionRequest | Conversion): Terms =>
  terms([
    ["source_amount", value.amount],
    ["source_asset", value.source_asset],
    ["destination_asset", value.target_asset],
    ["source.profile.profile_id", value.profile_id],
    [
      "destination.profile.profile_id",
      isNone(value.recipient_profile_id) ? value.profile_id : value.recipient_profile_id
    ],
    ["identity_id", value.identity_id],
    ["account_id", value.account_id]
  ])

const EVM_ADDRESS = /^0x[0-9a-f]{40}$/iu

const isSame = (path: string, a: string, b: string): boolean => {
  if (a === b) return true
  if (path === "source_amount") return Decimal.equals(a, b)
  // The case of an EVM address is only a checksum; addresses of other chains are told apart by case.
  return path.endsWith(".address") && EVM_ADDRESS.test(a) && EVM_ADDRESS.test(b) && a.toLowerCase() === b.toLowerCase()
}

const ADDRESS_ID = "destination.crypto.address_id"
const ADDRESS = "destination.crypto.address"
const NETWORK = "destination.crypto.network"

/**
 * A saved address has a deprecated id beside address and network, and a reply may show both: the request's own way of
 * naming it is what counts. Source: docs/vendor-facts.md#orch-address-id.
 */
const isOtherName = (path: string, wanted: Terms): boolean =>
  wanted.has(ADDRESS) ? path === ADDRESS_ID : wanted.has(ADDRESS_ID) && (path === ADDRESS || path === NETWORK)

const shows = (found: Terms, side: Side): boolean => [...found.keys()].some((path) => path.startsWith(`${side}.`))

/** How an existing record compares with a request. */
export interface Comparison {
  /** Paths on which they differ; one that only one of them has differs too. */
  readonly differing: ReadonlyArray<string>
  /** Sides of which the record shows nothing, so that they could not be compared. */
  readonly hidden: ReadonlyArray<Side>
}

/** Compares what a request wants with what a record says. */
export const compare = (wanted: Terms, found: Terms): Comparison => {
  const hidden = sides.filter((side) => !shows(found, side))
  const differing = [...new Set([...wanted.keys(), ...found.keys()])].filter((path) => {
    if (isOtherName(path, wanted) || hidden.some((side) => path.startsWith(`${side}.`))) return false
    const [a, b] = [wanted.get(path), found.get(path)]
    return a === undefined || b === undefined || !isSame(path, a, b)
  })
  return { differing, hidden }
}

/** What the legacy API calls the fields of `Terms`. */
const legacyPaths: Readonly<Record<string, string>> = {
  source_amount: "amount",
  destination_asset: "target_asset",
  "source.profile.profile_id": "profile_id",
  "destination.profile.profile_id": "recipient_profile_id"
}

/** Paths in the words of the request that was made. */
export const inWordsOf = (
  api: "conversion" | "orchestration",
  paths: ReadonlyArray<string>
): ReadonlyArray<ReadonlyArray<string>> =>
  paths.map((path) => (api === "orchestration" ? path : (legacyPaths[path] ?? path)).split("."))

/** A note for each key of the metadata that the existing record does not have as the request has it. */
export const metadataNotes = (wanted: Metadata | null | undefined, found: Metadata | undefined): ReadonlyArray<Note> =>
  [...new Set([...Object.keys(wanted ?? {}), ...Object.keys(found ?? {})])]
    .filter((key) => wanted?.[key] !== found?.[key])
    .map((key) => ({
      code: "metadata-differs",
      level: "review",
      path: ["metadata", key],
      message: "The existing record has other metadata here; it was not changed",
      row: "X2",
      ...(wanted?.[key] === undefined ? {} : { lost: wanted[key] })
    }))

/**
 * Whether an existing record is what a request asks for: both APIs' requests and records are put into one vocabulary,
 * the new API's, and compared field by field. Metadata is not part of it.
 */
import type { Conversion, ConversionRequest } from "../../Conversion.ts"
import * as Decimal from "../../Decimal.ts"
import { isNone, type Metadata, ZERO_UUID } from "../../Id.ts"
import type { Note } from "../../Note.ts"
import type { Orchestration, OrchestrationRequest } from "../../Orchestration.ts"

const sides = ["source", "destination"] as const
type Side = (typeof sides)[number]

/** What a request or a record says, by path in the new API's words; absent, null and empty are the same. */
export interface Terms {
  readonly said: ReadonlyMap<string, string>
  /** Sides of which it says anything, be it in words that no request has. */
  readonly shown: ReadonlySet<Side>
  /** Whether it says that there is no identity, no account: the zero UUID says so, a missing field says nothing. */
  readonly denied: ReadonlySet<string>
}

type Optional = string | null | undefined
type Entries = ReadonlyArray<readonly [string, Optional]>

const parties = ["identity_id", "account_id"] as const
type Parties = { readonly [P in (typeof parties)[number]]?: string | null }

const terms = (value: Parties, shown: ReadonlyArray<Side>, entries: Entries): Terms => ({
  said: new Map(
    [...entries, ...parties.map((path) => [path, value[path]] as const)].filter(
      (entry): entry is readonly [string, string] => !isNone(entry[1])
    )
  ),
  shown: new Set(shown),
  denied: new Set(parties.filter((path) => value[path] === ZERO_UUID))
})

/**
 * What a request can say of a side, by variant. A record may say more, today or tomorrow (a profile's name, say): that
 * makes it no other record (docs/decisions/004).
 */
const sideFields: Readonly<Record<Side, Readonly<Record<string, ReadonlyArray<string>>>>> = {
  source: { profile: ["profile_id"] },
  destination: {
    profile: ["profile_id"],
    crypto: ["address", "network", "address_id"],
    fiat: ["bank_account_id", "memo"]
  }
}

/**
 * What a record can say of a side, in any variant: one that a rule started names what no request can.
 * Source: docs/vendor-facts.md#orch-object.
 */
const shownFields: ReadonlyArray<readonly [variant: string, fields: ReadonlyArray<string>]> = [
  ["profile", ["profile_id"]],
  ["crypto", ["address", "network", "address_id"]],
  ["fiat", ["bank_account_id", "deposit_instructions_id", "memo"]]
]

type Variants = { readonly [variant: string]: unknown }

const fieldsOf = (variants: Variants | undefined, variant: string): Variants => {
  const fields = variants?.[variant]
  return typeof fields === "object" && fields !== null ? (fields as Variants) : {}
}

const isShown = (variants: Variants | undefined): boolean =>
  shownFields.some(([variant, fields]) =>
    fields.some((field) => {
      const text = fieldsOf(variants, variant)[field]
      return typeof text === "string" && text !== ""
    })
  )

const sideEntries = (side: Side, variants: Variants | undefined): Entries =>
  Object.entries(sideFields[side]).flatMap(([variant, fields]) =>
    fields.flatMap((field) => {
      const text = fieldsOf(variants, variant)[field]
      return typeof text === "string" ? [[`${side}.${variant}.${field}`, text] as const] : []
    })
  )

/** Terms of an orchestration, asked for or existing. */
export const orchestrationTerms = (value: OrchestrationRequest | Orchestration): Terms => {
  const variants = {
    source: value.source as Variants | undefined,
    destination: value.destination as Variants | undefined
  }
  const shown = sides.filter((side) => isShown(variants[side]))
  return terms(value, shown, [
    ["source_amount", value.source_amount],
    ["source_asset", value.source_asset],
    ["destination_asset", value.destination_asset],
    ...sides.flatMap((side) => sideEntries(side, variants[side]))
  ])
}

/** Terms of a conversion, asked for or existing; without a recipient it stays in its profile. */
export const conversionTerms = (value: ConversionRequest | Conversion): Terms =>
  terms(value, sides, [
    ["source_amount", value.amount],
    ["source_asset", value.source_asset],
    ["destination_asset", value.target_asset],
    ["source.profile.profile_id", value.profile_id],
    [
      "destination.profile.profile_id",
      isNone(value.recipient_profile_id) ? value.profile_id : value.recipient_profile_id
    ]
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
  wanted.said.has(ADDRESS) ? path === ADDRESS_ID : wanted.said.has(ADDRESS_ID) && (path === ADDRESS || path === NETWORK)

/** How an existing record compares with a request. */
export interface Comparison {
  /** Paths on which they differ; one that only one of them has differs too. */
  readonly differing: ReadonlyArray<string>
  /** What the request says and the record shows nothing of, so that it could not be compared: sides and parties. */
  readonly hidden: ReadonlyArray<string>
}

/** Compares what a request wants with what a record says. */
export const compare = (wanted: Terms, found: Terms): Comparison => {
  const hidden = [
    ...sides.filter((side) => !found.shown.has(side)),
    ...parties.filter((path) => wanted.said.has(path) && !found.said.has(path) && !found.denied.has(path))
  ]
  const differing = [...new Set([...wanted.said.keys(), ...found.said.keys()])].filter((path) => {
    if (isOtherName(path, wanted) || hidden.some((place) => path === place || path.startsWith(`${place}.`)))
      return false
    const [a, b] = [wanted.said.get(path), found.said.get(path)]
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

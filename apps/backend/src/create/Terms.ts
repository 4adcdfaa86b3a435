/**
 * What a request asks for, in one vocabulary and one normal form: two requests with the same terms are the same business
 * operation. Metadata is not part of it (docs/vendor-facts.md#conv-ref-id).
 */
import * as crypto from "node:crypto"

import type { Conversion, ConversionRequest } from "@segue/core/Conversion"
import * as Decimal from "@segue/core/Decimal"
import { isNone, ZERO_UUID } from "@segue/core/Id"
import type { Orchestration, OrchestrationRequest } from "@segue/core/Orchestration"

/** By path in the new API's words; what is absent, null, empty or the zero UUID is not there. */
export type Terms = ReadonlyMap<string, string>

const EVM_ADDRESS = /^0x[0-9a-f]{40}$/iu

/** Amounts by value, and addresses whose case is only a checksum by their letters. */
const normal = (path: string, text: string): string => {
  if (path === "source_amount")
    return Decimal.fromUnits(Decimal.toUnits(text, Decimal.decimals(text))!, Decimal.decimals(text))
  return path.endsWith(".address") && EVM_ADDRESS.test(text) ? text.toLowerCase() : text
}

const collect = (entries: ReadonlyArray<readonly [string, unknown]>): Terms =>
  new Map(
    entries
      .filter((entry): entry is readonly [string, string] => typeof entry[1] === "string" && !isNone(entry[1]))
      .map(([path, text]) => [path, normal(path, text)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
  )

/** The fields that a request can have. A record may show more of a side: that makes it no other operation. */
const sideFields = [
  ["source", "profile", "profile_id"],
  ["destination", "profile", "profile_id"],
  ["destination", "crypto", "address"],
  ["destination", "crypto", "network"],
  ["destination", "crypto", "address_id"],
  ["destination", "fiat", "bank_account_id"],
  ["destination", "fiat", "memo"]
] as const

const inside = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined

/** Of a request for an orchestration, or of an orchestration. */
export const ofOrchestration = (value: OrchestrationRequest | Orchestration): Terms =>
  collect([
    ["source_amount", value.source_amount],
    ["source_asset", value.source_asset],
    ["destination_asset", value.destination_asset],
    ["identity_id", value.identity_id],
    ["account_id", value.account_id],
    ...sideFields.map(
      ([side, variant, field]) => [`${side}.${variant}.${field}`, inside(inside(value[side], variant), field)] as const
    )
  ])

/** Of a request for a conversion, or of a conversion: without a recipient the money stays in its profile. */
const ofConversion = (value: ConversionRequest | Conversion): Terms =>
  collect([
    ["source_amount", value.amount],
    ["source_asset", value.source_asset],
    ["destination_asset", value.target_asset],
    ["identity_id", value.identity_id],
    ["account_id", value.account_id],
    ["source.profile.profile_id", value.profile_id],
    [
      "destination.profile.profile_id",
      isNone(value.recipient_profile_id) ? value.profile_id : value.recipient_profile_id
    ]
  ])

/** The paths in which two differ, as `RefIdConflict` tells them. */
export const differing = (a: Terms, b: Terms): ReadonlyArray<ReadonlyArray<string>> =>
  [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path)).map((path) => path.split("."))

/** A hash of them: the same for the same business operation. */
export const hash = (terms: Terms): string =>
  crypto
    .createHash("sha256")
    .update(JSON.stringify([...terms]))
    .digest("hex")

/** How a record compares with a request. */
export type Comparison =
  | { readonly _tag: "Same" }
  | { readonly _tag: "Differs"; readonly paths: ReadonlyArray<ReadonlyArray<string>> }
  /** It does not show enough to tell: a side, or for whom it moves. */
  | { readonly _tag: "Hidden" }

const ADDRESS = "destination.crypto.address"
const ADDRESS_ID = "destination.crypto.address_id"
const NETWORK = "destination.crypto.network"

/** A saved address has two names, and a record may show both (docs/vendor-facts.md#orch-address-id). */
const isOtherName = (path: string, wanted: Terms): boolean =>
  wanted.has(ADDRESS) ? path === ADDRESS_ID : wanted.has(ADDRESS_ID) && (path === ADDRESS || path === NETWORK)

/** Compares what a request asks for with a record of either API. */
export const compare = (request: OrchestrationRequest, record: Orchestration | Conversion): Comparison => {
  const isLegacy = "target_asset" in record
  const [wanted, found] = [ofOrchestration(request), isLegacy ? ofConversion(record) : ofOrchestration(record)]
  const hidden = [
    ...(["source", "destination"] as const).filter(
      (side) => !isLegacy && ![...found.keys()].some((path) => path.startsWith(`${side}.`))
    ),
    // The zero UUID says that there is none; a field that is missing says nothing.
    ...(["identity_id", "account_id"] as const).filter(
      (path) => wanted.has(path) && !found.has(path) && record[path] !== ZERO_UUID
    )
  ]
  const paths = differing(wanted, found).filter((path) => {
    const name = path.join(".")
    return !isOtherName(name, wanted) && !hidden.some((place) => name === place || name.startsWith(`${place}.`))
  })
  if (paths.length > 0) return { _tag: "Differs", paths }
  return hidden.length > 0 ? { _tag: "Hidden" } : { _tag: "Same" }
}

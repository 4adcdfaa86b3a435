/**
 * For which requests equality means something: USD with a Paxos stablecoin, at most two decimals, more than zero,
 * within the legacy limit, with a `ref_id`. Decided from the legacy request alone, never by asking the migration.
 */
import * as Asset from "@segue/core/Asset"
import { ConversionRequest } from "@segue/core/Conversion"
import * as Decimal from "@segue/core/Decimal"
import * as Id from "@segue/core/Id"
import * as Issue from "@segue/core/Issue"
import * as Result from "effect/Result"

import { isObject } from "../payload/Shape.ts"

/** The largest conversion of the legacy API, in USD. Source: docs/vendor-facts.md#conv-limit. */
const LEGACY_LIMIT = "500000"

/** The fields that the limit holds for, on either side of the migration. */
const ids = ["ref_id", "profile_id", "recipient_profile_id", "source_asset", "target_asset"] as const

/** Why a request lies outside, and whether the legacy API refuses it for that, so that the new one has to as well. */
interface Reason {
  readonly text: string
  readonly isRefusedByLegacy: boolean
}

/** What is known of a request. */
export interface Placed {
  readonly request: ConversionRequest | undefined
  readonly reasons: ReadonlyArray<Reason>
}

const decode = Issue.decoder(ConversionRequest)

const refused = (text: string): Reason => ({ text, isRefusedByLegacy: true })
const open = (text: string): Reason => ({ text, isRefusedByLegacy: false })

const reasonsOf = (request: ConversionRequest): ReadonlyArray<Reason> => {
  const { amount, metadata, ref_id, source_asset, target_asset } = request
  return [
    ...(Asset.isLegacyPair(source_asset, target_asset) ? [] : [refused("not a pair of USD and a Paxos stablecoin")]),
    ...(Decimal.isZero(amount) ? [refused("an amount of zero")] : []),
    ...(Decimal.decimals(amount) > 2 ? [refused("more than two decimals")] : []),
    // The new API's limit is unknown: docs/vendor-facts.md#open-precision-limits-fees.
    ...(Decimal.compare(amount, LEGACY_LIMIT) > 0 ? [open("above the legacy API's default limit")] : []),
    ...(ref_id === undefined || ref_id === null || ref_id === ""
      ? [open("no ref_id, which the new API requires")]
      : []),
    ...(metadata?.["sandbox"] === undefined ? [] : [open("metadata.sandbox, which steers our sandbox")])
  ]
}

type Fields = Readonly<Record<string, unknown>>

const longIds = (value: Fields): ReadonlyArray<(typeof ids)[number]> =>
  ids.filter((field) => {
    const id = value[field]
    return typeof id === "string" && id.length > Id.LENGTH_MAX
  })

/** The same with every id within the limit, to see whether anything else is the matter. */
const shortened = (value: Fields): Fields =>
  Object.fromEntries(
    Object.entries(value).map(([field, id]) => [
      field,
      typeof id === "string" && ids.some((name) => name === field) ? id.slice(0, Id.LENGTH_MAX) : id
    ])
  )

/** Places a request inside the domain (no reasons) or outside. */
export const place = (value: unknown): Placed => {
  const long = isObject(value) ? longIds(value) : []
  const asked = decode(value)
  const read = isObject(value) && long.length > 0 ? decode(shortened(value)) : asked
  return {
    request: Result.isSuccess(asked) ? asked.success : undefined,
    reasons: [
      ...(Result.isSuccess(read) ? reasonsOf(read.success) : [refused("not a request of the legacy API")]),
      ...long.map((field) => open(`a ${field} longer than ${Id.LENGTH_MAX} characters, our own limit`))
    ]
  }
}

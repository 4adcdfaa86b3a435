/** What core says about a body as it stands in a file: the judge of every rewritten request. */
import * as Conversion from "@segue/core/Conversion"
import * as Issue from "@segue/core/Issue"
import * as Migration from "@segue/core/Migration"
import type { Note } from "@segue/core/Note"
import * as Orchestration from "@segue/core/Orchestration"
import * as Equal from "effect/Equal"
import * as Result from "effect/Result"

import * as Plain from "../model/Plain.ts"
import type { ObjectValue } from "../model/Value.ts"
import * as Values from "../model/Value.ts"

const readLegacy = Issue.decoder(Conversion.ConversionRequest)
const readNew = Issue.decoder(Orchestration.OrchestrationRequest)

const newNames: Readonly<Record<string, string>> = { source_amount: "amount", destination_asset: "target_asset" }

/** The body with half-migrated names read as the old ones, assets that are computed as a pair the API knows. */
const legacyOf = (object: ObjectValue, table: Plain.StandIns): Record<string, unknown> => {
  const plain = Plain.of(object, table) as Record<string, unknown>
  const request: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(plain)) {
    const name = newNames[key]
    if (name === undefined || !Object.hasOwn(plain, name)) request[name ?? key] = value
  }
  return request
}

const isStandIn = (value: unknown): boolean => typeof value === "string" && value.startsWith("asset-")

/** Computed assets cannot be judged; a pair the API knows takes their place. */
const withKnownPair = (request: Record<string, unknown>): Record<string, unknown> => {
  const source = request["source_asset"]
  const target = request["target_asset"]
  if (!isStandIn(source) && !isStandIn(target)) return request
  const known = isStandIn(source) ? target : source
  const other = known === "USD" ? "PYUSD" : "USD"
  return {
    ...request,
    source_asset: isStandIn(source) ? (isStandIn(target) ? "USD" : other) : source,
    target_asset: isStandIn(target) ? (isStandIn(source) ? "PYUSD" : other) : target
  }
}

export interface Answer {
  readonly refusals: ReadonlyArray<{
    readonly path: ReadonlyArray<string | number>
    readonly message: string
    readonly remedy?: string
  }>
  readonly reviews: ReadonlyArray<Note>
}

/** Said by the rules themselves, with edits of their own. */
const saidElsewhere = new Set([
  "ref-id-missing",
  "directed-reading",
  "empty-recipient",
  "zero-uuid-dropped",
  "unknown-field"
])

/** What core refuses in a legacy body, and what it wants looked at. A body that is no request at all gets no answer. */
export const request = (object: ObjectValue): Answer => {
  const decoded = readLegacy(withKnownPair(legacyOf(object, Plain.standIns())))
  if (Result.isFailure(decoded)) return { refusals: [], reviews: [] }
  const result = Migration.Request.toOrchestration(decoded.success, { refId: "given" })
  if (Result.isFailure(result)) {
    return { refusals: result.failure.issues.filter((issue) => !saidElsewhere.has(issue.code)), reviews: [] }
  }
  return {
    refusals: [],
    reviews: result.success.notes.filter((note) => note.level === "review" && !saidElsewhere.has(note.code))
  }
}

/**
 * What a legacy body must read as once it is migrated; `undefined` where core cannot judge it (a body that is partly
 * out of reach, or that core refuses).
 */
export const expectation = (object: ObjectValue): ((after: ObjectValue) => boolean) | undefined => {
  const table = Plain.standIns()
  const legacy = legacyOf(object, table)
  if (Values.get(object, "source") !== undefined || Values.get(object, "destination") !== undefined) return undefined
  const decoded = readLegacy(withKnownPair(legacy))
  if (Result.isFailure(decoded)) return undefined
  const result = Migration.Request.toOrchestration(decoded.success, { refId: REF_ID_MISSING })
  if (Result.isFailure(result)) return undefined
  const expected = { ...result.success.value, ref_id: legacy["ref_id"] ?? REF_ID_MISSING }
  return (after) => {
    const plain = Plain.of(after, table) as Record<string, unknown>
    const assets = withKnownPair({ ...plain, target_asset: plain["destination_asset"] })
    const read = readNew({ ...plain, source_asset: assets["source_asset"], destination_asset: assets["target_asset"] })
    if (Result.isFailure(read)) return false
    const actual = { ...read.success, ref_id: legacy["ref_id"] === undefined ? REF_ID_MISSING : read.success.ref_id }
    return Equal.equals(actual, expected)
  }
}

const REF_ID_MISSING = "given by a person"

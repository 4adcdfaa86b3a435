/** `POST /v2/conversion/stablecoins`: the create of the old API. Where it goes is the cut-over switch's to say. */
import * as crypto from "node:crypto"

import { ConversionRequest, isTerminal, requestFields } from "@segue/core/Conversion"
import { LENGTH_MAX } from "@segue/core/Id"
import * as Issue from "@segue/core/Issue"
import { CutOver } from "@segue/storage/CutOver"
import { Views } from "@segue/storage/Views"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Result from "effect/Result"

import type { Final } from "../create/Answer.ts"
import { Creation } from "../create/Creation.ts"
import { Vendor } from "../vendor/Vendor.ts"
import type { Client } from "./Caller.ts"
import * as Legacy from "./Legacy.ts"
import * as refusals from "./refusals.ts"
import * as Reply from "./Reply.ts"
import * as Text from "./Text.ts"

const decode = Issue.decoder(ConversionRequest)

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * What is wrong with a request beyond its shape. A field that is not known is refused wherever the create goes: a
 * misspelt recipient that is left out would leave the money in another profile.
 */
const faults = (body: object, request: ConversionRequest): ReadonlyArray<string> => {
  const { metadata, ...fields } = request
  return [
    ...Object.keys(body)
      .filter((field) => !requestFields.has(field))
      .slice(0, Issue.ISSUES_MAX)
      .map((field) => `${Issue.formatPath([field])}: Not a field of this request`),
    ...Object.entries(fields)
      .filter(([field, value]) => requestFields.has(field) && typeof value === "string" && !Text.isId(value))
      .map(([field]) => `${field}: Expected at most ${LENGTH_MAX} characters of text, without NUL`),
    ...(Object.entries(metadata ?? {})
      .flat()
      .every(Text.isStorable)
      ? []
      : ["metadata: Expected text without NUL"])
  ]
}

/** Reads the body; without a `ref_id` only for a key that opted into having one made. */
const read = (text: string, client: Client): Result.Result<ConversionRequest & { ref_id: string }, Reply.Reply> => {
  const body = parse(text)
  if (body === undefined) return Result.fail(Reply.problem(400, "the body is no JSON"))
  const decoded = decode(body)
  if (Result.isFailure(decoded)) return Result.fail(Reply.problem(400, decoded.failure.map(Issue.format).join("; ")))
  const request = decoded.success
  const wrong = faults(body as object, request)
  if (wrong.length > 0) return Result.fail(Reply.problem(400, wrong.join("; ")))
  if (request.ref_id !== undefined && request.ref_id !== null && request.ref_id !== "") {
    return Result.succeed({ ...request, ref_id: request.ref_id })
  }
  return client.generatesRefId
    ? Result.succeed({ ...request, ref_id: `segue-${crypto.randomUUID()}` })
    : Result.fail(
        Reply.problem(
          400,
          "ref_id is missing: send one id for each operation, the same when it is repeated. Without it a lost answer could not be told from a lost request"
        )
      )
}

/** A record that was there already, as it is by now: what was kept of its create is as old as that. */
const newest = (final: Final) =>
  Effect.gen(function* () {
    const [views, vendor, cutOver] = [yield* Views, yield* Vendor, yield* CutOver]
    if (final._tag === "LegacyConversion") {
      const { conversion } = final
      if (isTerminal(conversion.status) || (yield* cutOver.get).mode === "off") return { conversion }
      return { conversion: yield* Effect.orElseSucceed(vendor.legacy.get(conversion.id), () => conversion) }
    }
    const view = Option.getOrUndefined(yield* views.get(final.orchestration.id))
    return { orchestration: view?.orchestration ?? final.orchestration, times: view ?? {} }
  }).pipe(Effect.catchTag("StoreError", () => Effect.succeed(asKept(final))))

const asKept = (final: Final) =>
  final._tag === "LegacyConversion"
    ? { conversion: final.conversion }
    : { orchestration: final.orchestration, times: {} }

const shown = (ref_id: string, final: Final) =>
  Effect.gen(function* () {
    if (final._tag === "LegacyConversion" && final.isNew) return Reply.ok(final.conversion)
    const now = yield* newest(final)
    if ("conversion" in now) return Reply.alreadyExists(ref_id, now.conversion)
    const { orchestration } = now
    const legacy = Legacy.of(orchestration, now.times)
    // What this request made is a conversion by its own words; anything else under the ref_id has no old shape.
    if (legacy === undefined) return Reply.alreadyExists(ref_id, { id: orchestration.id })
    if (final._tag === "AlreadyExists") {
      yield* Legacy.alarm(orchestration, legacy)
      return Reply.alreadyExists(ref_id, legacy.conversion, legacy.headers)
    }
    // The old API always answered a create with CREATED (docs/vendor-facts.md#conv-statuses).
    const { cancelled_at: _, settled_at: __, ...conversion } = legacy.conversion
    return Reply.ok({ ...conversion, status: "CREATED" }, legacy.headers)
  })

/** Creates. */
export const create = (client: Client, text: string) =>
  Effect.gen(function* () {
    const request = read(text, client)
    if (Result.isFailure(request)) return request.failure
    const { ref_id } = request.success
    const creation = yield* Creation
    const answer = yield* Effect.result(creation.conversion(client.call, request.success))
    if (Result.isFailure(answer)) return refusals.of(answer.failure)
    return answer.success._tag === "Unknown" ? refusals.unknown(ref_id) : yield* shown(ref_id, answer.success)
  })

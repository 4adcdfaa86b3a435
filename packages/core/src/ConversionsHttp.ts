/** `Conversions` over the vendor's HTTP API. Source: docs/vendor-facts.md#conv-endpoints. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"

import * as Conversion from "./Conversion.ts"
import * as Conversions from "./Conversions.ts"
import { checked, checkedId, invalid } from "./internal/http/call.ts"
import { create, type Ending } from "./internal/http/create.ts"
import { type Existing, judge, ownRefId } from "./internal/http/existing.ts"
import { findByRefId } from "./internal/http/lookup.ts"
import { conversionTerms } from "./internal/http/match.ts"
import { pages, toPage } from "./internal/http/page.ts"
import * as Issue from "./Issue.ts"
import type { PaxosError } from "./PaxosError.ts"
import { PaxosHttp } from "./PaxosHttp.ts"

const decode = {
  conversion: Issue.decoder(Conversion.Conversion),
  conversions: Issue.decoder(Conversion.ConversionList)
}
const checkedQuery = checked(Conversion.ConversionQuery)
const checkedFields = checked(Conversion.ConversionRequest)

const conversions = ["conversion", "stablecoins"]

/** The request as it is sent: without the nulls and empty texts that stand for an absent field. */
const toBody = (input: Conversion.ConversionRequest): Result.Result<Conversion.ConversionRequest, PaxosError> => {
  const operation = "CreateStablecoinConversion"
  const present = Object.entries(input).filter(([, value]) => value !== null && value !== undefined && value !== "")
  // The schema keeps unknown fields for whoever migrates a request; the API would ignore them or worse.
  const unknown = present.filter(([key]) => !Conversion.requestFields.has(key))
  if (unknown.length > 0) {
    return Result.fail(
      invalid(
        operation,
        unknown.map(([key]) => ({ path: [key], message: "Not a field of this request" }))
      )
    )
  }
  return checkedFields(operation, Object.fromEntries(present))
}

const toOutcome = (
  ref_id: string | undefined,
  ending: Ending<Conversion.Conversion, Existing>
): Conversions.CreateOutcome => {
  switch (ending._tag) {
    case "Created":
      return { _tag: "Created", conversion: ending.record }
    case "Unknown":
      return { _tag: "Unknown", ...(ref_id === undefined ? {} : { ref_id }), reason: ending.reason }
    case "Existing": {
      const { found } = ending
      return found.api === "conversion"
        ? { _tag: "AlreadyExists", conversion: found.record, notes: found.notes }
        : { _tag: "NewOrchestration", orchestration: found.record }
    }
  }
}

const make = (http: PaxosHttp["Service"]): Conversions.Conversions["Service"] => {
  const list = Effect.fn("Conversions.list")(function* (input: Conversion.ConversionQuery) {
    const operation = "ListStablecoinConversions"
    const query = yield* Effect.fromResult(checkedQuery(operation, input))
    const reply = yield* http.read({ operation, method: "GET", path: conversions, query, decode: decode.conversions })
    return toPage(reply.items, reply)
  })
  const getByRefId = (ref_id: string) => findByRefId("ListStablecoinConversions", list, { ref_id }, ref_id)

  return {
    create: Effect.fn("Conversions.create")(function* (input) {
      const operation = "CreateStablecoinConversion"
      const body = yield* Effect.fromResult(toBody(input))
      const { metadata } = body
      const ref_id = body.ref_id ?? undefined
      const ending = yield* create(
        {
          operation,
          send: (progress) =>
            http.write(
              {
                operation,
                method: "POST",
                path: conversions,
                body,
                decode: (reply) => Result.flatMap(decode.conversion(reply), ownRefId(ref_id))
              },
              progress
            ),
          lookUp: ref_id === undefined ? undefined : getByRefId(ref_id),
          judge: judge({ api: "conversion", ref_id, terms: conversionTerms(body), metadata })
        },
        http.limits
      )
      return toOutcome(ref_id, ending)
    }),
    get: Effect.fn("Conversions.get")(function* (input) {
      const operation = "GetStablecoinConversion"
      const id = yield* Effect.fromResult(checkedId(operation, input))
      return yield* http.read({ operation, method: "GET", path: [...conversions, id], decode: decode.conversion })
    }),
    list,
    stream: (query) => pages("ListStablecoinConversions", list, query),
    cancel: Effect.fn("Conversions.cancel")(function* (input) {
      const operation = "CancelStablecoinConversion"
      const id = yield* Effect.fromResult(checkedId(operation, input))
      return yield* http.write({ operation, method: "DELETE", path: [...conversions, id], decode: decode.conversion })
    }),
    getByRefId
  }
}

/** Over HTTP. */
export const layer: Layer.Layer<Conversions.Conversions, never, PaxosHttp> = Layer.effect(
  Conversions.Conversions,
  Effect.map(PaxosHttp, make)
)

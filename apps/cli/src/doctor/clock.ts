/** This machine's clock against the vendor's `Date` header. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"

import { area, type Check } from "./Check.ts"
import type { Environment } from "./Environment.ts"

/** Signed requests may be half an hour off (docs/vendor-facts.md#auth-signing); much less than that is a wrong clock. */
const SKEW_MAX_S = 60

const check = area("clock")

/** Asks without a token, so that it works whatever becomes of the credential; every answer carries a date. */
export const clock = ({ baseUrl }: Environment): Effect.Effect<ReadonlyArray<Check>, never, HttpClient.HttpClient> =>
  Effect.gen(function* () {
    const sentMs = yield* Clock.currentTimeMillis
    const answer = yield* HttpClient.get(baseUrl)
    const receivedMs = yield* Clock.currentTimeMillis
    const theirMs = Date.parse(answer.headers["date"] ?? "")
    if (Number.isNaN(theirMs)) return [check("clock", "skipped", "the API sends no date to compare with")]
    // The header counts whole seconds, and the answer was on its way for some time.
    const skewS = Math.round((theirMs + 500 - (sentMs + receivedMs) / 2) / 1000)
    return Math.abs(skewS) <= SKEW_MAX_S
      ? [check("clock", "ok", `within ${Math.max(1, Math.abs(skewS))} s of the API's`)]
      : [
          check(
            "clock",
            "warning",
            `${Math.abs(skewS)} s ${skewS > 0 ? "behind" : "ahead of"} the API's; time bounds of listings and signatures will be off`
          )
        ]
  }).pipe(
    Effect.timeout("10 seconds"),
    Effect.orElseSucceed(() => [check("clock", "skipped", "the API gave no answer to compare with")])
  )

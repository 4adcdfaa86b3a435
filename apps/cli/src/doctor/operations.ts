import { Conversion, ConversionList } from "@segue/core/Conversion"
import { EventList } from "@segue/core/Event"
import { ZERO_UUID } from "@segue/core/Id"
import * as Issue from "@segue/core/Issue"
import { Orchestration, OrchestrationList } from "@segue/core/Orchestration"
import type { PaxosError } from "@segue/core/PaxosError"
import { type Call, PaxosHttp } from "@segue/core/PaxosHttp"
import { ProfileList } from "@segue/core/Profile"
import { RuleList } from "@segue/core/Rule"
import * as Scope from "@segue/core/Scope"
/** Whether each operation answers, asked with reads only: a page of one row, and an id that cannot exist. */
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"

import { area, type Check } from "./Check.ts"
import type { Need } from "./scopes.ts"

const check = area("operations")

interface Read {
  readonly call: Call<unknown>
  readonly need: Need
}

const list = <A, E>(
  operation: Scope.Operation,
  need: Need,
  path: ReadonlyArray<string>,
  reply: Schema.Codec<A, E>
): Read => ({
  need,
  call: { operation, method: "GET", path, query: { limit: 1 }, decode: Issue.decoder(reply) }
})

const get = <A, E>(
  operation: Scope.Operation,
  need: Need,
  path: ReadonlyArray<string>,
  reply: Schema.Codec<A, E>
): Read => ({
  need,
  call: { operation, method: "GET", path: [...path, ZERO_UUID], decode: Issue.decoder(reply) }
})

const reads: ReadonlyArray<Read> = [
  list("ListOrchestrations", "needed", ["orchestration", "orchestrations"], OrchestrationList),
  get("GetOrchestration", "needed", ["orchestration", "orchestrations"], Orchestration),
  list("ListStablecoinConversions", "legacy", ["conversion", "stablecoins"], ConversionList),
  get("GetStablecoinConversion", "legacy", ["conversion", "stablecoins"], Conversion),
  list("ListOrchestrationRules", "optional", ["orchestration", "rules"], RuleList),
  list("ListEvents", "optional", ["events"], EventList),
  list("ListProfiles", "optional", ["profiles"], ProfileList)
]

/** Operations that move money or change something. */
const writes: ReadonlyArray<Scope.Operation> = [
  "CreateOrchestration",
  "CreateStablecoinConversion",
  "CancelStablecoinConversion",
  "CreateOrchestrationRule",
  "DeleteOrchestrationRule"
]

const NO_PATH = "404: there is no such operation at this address"

/**
 * What an error says. That there is no such record is the answer that was wanted, unless the listing beside it does not
 * answer either: then it is the path that does not exist.
 */
const failed = ({ call: { operation }, need }: Read, { reason }: PaxosError, listingAnswers: boolean): Check => {
  const isMissing = reason._tag === "NotFound"
  if (isMissing && operation.startsWith("Get") && listingAnswers) return check(operation, "ok", "answers")
  return check(operation, need === "needed" ? "failed" : "warning", isMissing ? NO_PATH : reason.message)
}

const ask = (one: Read, before: Check | undefined): Effect.Effect<Check, never, PaxosHttp> =>
  PaxosHttp.use((http) => http.read(one.call)).pipe(
    Effect.match({
      onSuccess: () => check(one.call.operation, "ok", "answers"),
      onFailure: (error) => failed(one, error, before?.state === "ok")
    })
  )

/** Asks every operation whose scope is granted; writes are never called. */
export const operations = (granted: ReadonlySet<string>): Effect.Effect<ReadonlyArray<Check>, never, PaxosHttp> =>
  Effect.gen(function* () {
    const checks: Array<Check> = []
    for (const one of reads) {
      const { operation } = one.call
      checks.push(
        granted.has(Scope.byOperation[operation])
          ? yield* ask(one, checks.at(-1))
          : check(operation, "skipped", `not asked: ${Scope.byOperation[operation]} is not granted`)
      )
    }
    return [
      ...checks,
      ...writes.map((operation) => check(operation, "skipped", "never called by the doctor: it would change something"))
    ]
  })

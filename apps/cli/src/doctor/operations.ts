import { Conversion, ConversionList } from "@segue/core/Conversion"
import { Event, EventList } from "@segue/core/Event"
import { ZERO_UUID } from "@segue/core/Id"
import * as Issue from "@segue/core/Issue"
import { Orchestration, OrchestrationList } from "@segue/core/Orchestration"
import type { PaxosError } from "@segue/core/PaxosError"
import { type Call, PaxosHttp } from "@segue/core/PaxosHttp"
import { Balance, BalanceList, Profile, ProfileList } from "@segue/core/Profile"
import { RuleList } from "@segue/core/Rule"
import * as Scope from "@segue/core/Scope"
/**
 * Whether each operation answers, asked with reads only: a page of one row, and an id that cannot exist. Balances are
 * asked of a profile that does exist, because a 404 would not tell whether profile or path is missing.
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type * as Schema from "effect/Schema"

import { area, type Check } from "./Check.ts"
import type { Granted, Need } from "./scopes.ts"

const check = area("operations")

interface Read<A = unknown> {
  readonly call: Call<A>
  readonly need: Need
}

const list = <A, E>(
  operation: Scope.Operation,
  need: Need,
  path: ReadonlyArray<string>,
  reply: Schema.Codec<A, E>
): Read<A> => ({
  need,
  call: { operation, method: "GET", path, query: { limit: 1 }, decode: Issue.decoder(reply) }
})

const one = <A, E>(
  operation: Scope.Operation,
  need: Need,
  path: ReadonlyArray<string>,
  reply: Schema.Codec<A, E>
): Read<A> => ({
  need,
  call: { operation, method: "GET", path, decode: Issue.decoder(reply) }
})

const reads: ReadonlyArray<Read> = [
  list("ListOrchestrations", "needed", ["orchestration", "orchestrations"], OrchestrationList),
  one("GetOrchestration", "needed", ["orchestration", "orchestrations", ZERO_UUID], Orchestration),
  list("ListStablecoinConversions", "legacy", ["conversion", "stablecoins"], ConversionList),
  one("GetStablecoinConversion", "legacy", ["conversion", "stablecoins", ZERO_UUID], Conversion),
  list("ListOrchestrationRules", "optional", ["orchestration", "rules"], RuleList),
  list("ListEvents", "optional", ["events"], EventList),
  one("GetEvent", "optional", ["events", ZERO_UUID], Event)
]

const profiles = list("ListProfiles", "optional", ["profiles"], ProfileList)

/** Operations on one profile; every profile can hold USD. Source: docs/vendor-facts.md#balances. */
const profileOperations = ["GetProfile", "ListProfileBalances", "GetProfileBalance"] as const

const ofProfile = (id: string): ReadonlyArray<Read> => [
  one("GetProfile", "optional", ["profiles", id], Profile),
  one("ListProfileBalances", "optional", ["profiles", id, "balances"], BalanceList),
  one("GetProfileBalance", "optional", ["profiles", id, "balances", "USD"], Balance)
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
const failed = ({ call, need }: Read, { reason }: PaxosError, listingAnswers: boolean): Check => {
  const isMissing = reason._tag === "NotFound"
  if (isMissing && call.path.at(-1) === ZERO_UUID && listingAnswers) return check(call.operation, "ok", "answers")
  return check(call.operation, need === "needed" ? "failed" : "warning", isMissing ? NO_PATH : reason.message)
}

const ask = (read: Read, before: Check | undefined): Effect.Effect<Check, never, PaxosHttp> =>
  PaxosHttp.use((http) => http.read(read.call)).pipe(
    Effect.match({
      onSuccess: () => check(read.call.operation, "ok", "answers"),
      onFailure: (error) => failed(read, error, before?.state === "ok")
    })
  )

const notAsked = (operation: Scope.Operation, { refused }: Granted): Check => {
  const scope = Scope.byOperation[operation]
  return check(
    operation,
    "skipped",
    refused.has(scope) ? `not asked: ${scope} is not granted` : `not asked: whether ${scope} is granted is not known`
  )
}

/** The listing of profiles, and then what belongs to the first of them. */
const askProfiles: Effect.Effect<ReadonlyArray<Check>, never, PaxosHttp> = Effect.gen(function* () {
  const answer = yield* Effect.result(PaxosHttp.use((http) => http.read(profiles.call)))
  const without = (listing: Check, why: string) => [
    listing,
    ...profileOperations.map((operation) => check(operation, "skipped", `not asked: ${why}`))
  ]
  if (Result.isFailure(answer)) {
    return without(failed(profiles, answer.failure, false), "the listing of profiles does not answer")
  }
  const listing = check("ListProfiles", "ok", "answers")
  const [first] = answer.success.items
  if (first === undefined) return without(listing, "there is no profile to ask about")
  return [listing, ...(yield* Effect.forEach(ofProfile(first.id), (read) => ask(read, undefined)))]
})

/** Asks every operation whose scope is granted; writes are never called. */
export const operations = (granted: Granted): Effect.Effect<ReadonlyArray<Check>, never, PaxosHttp> =>
  Effect.gen(function* () {
    const may = (operation: Scope.Operation) => granted.scopes.has(Scope.byOperation[operation])
    const checks: Array<Check> = []
    for (const read of reads) {
      const { operation } = read.call
      checks.push(may(operation) ? yield* ask(read, checks.at(-1)) : notAsked(operation, granted))
    }
    const ofProfiles = may("ListProfiles")
      ? yield* askProfiles
      : (["ListProfiles", ...profileOperations] as const).map((operation) => notAsked(operation, granted))
    return [
      ...checks,
      ...ofProfiles,
      ...writes.map((operation) => check(operation, "skipped", "never called by the doctor: it would change something"))
    ]
  })

import { type PaxosError } from "@segue/core/PaxosError"
import { PaxosHttp } from "@segue/core/PaxosHttp"
/** Which scopes the credential has, asked one by one: one that is not granted fails a request for all of them. */
import * as Effect from "effect/Effect"

import { area, type Check, type State } from "./Check.ts"

/** `needed` for orchestrations; `legacy` while conversions drain; `optional` for rules, events and balances. */
export type Need = "needed" | "legacy" | "optional"

/** Every scope that is asked for. Source: docs/vendor-facts.md#auth-scopes. */
const asked: ReadonlyArray<readonly [scope: string, need: Need]> = [
  ["orchestration:read_orchestration", "needed"],
  ["orchestration:write_orchestration", "needed"],
  ["conversion:read_conversion_stablecoin", "legacy"],
  ["conversion:write_conversion_stablecoin", "legacy"],
  ["orchestration:read_orchestration_rule", "optional"],
  ["orchestration:write_orchestration_rule", "optional"],
  ["events:read_event", "optional"],
  ["funding:read_profile", "optional"]
]

const check = area("scopes")

const absent: Readonly<Record<Need, readonly [State, string]>> = {
  needed: ["failed", "not granted; grant it in the vendor's dashboard before any code asks for it"],
  legacy: ["warning", "not granted"],
  optional: ["warning", "not granted; needed only for rules, events or balances"]
}

/** What a missing legacy scope costs: reading and writing are granted apart. */
const legacyLoss: Readonly<Record<string, string>> = {
  "conversion:read_conversion_stablecoin": "conversions made before the switch cannot be read",
  "conversion:write_conversion_stablecoin": "conversions can be neither made nor cancelled"
}

const refusedScope = (scope: string, need: Need): Check => {
  const [state, message] = absent[need]
  const loss = legacyLoss[scope]
  return check(scope, state, loss === undefined ? message : `${message}: ${loss}`)
}

const present: Readonly<Record<Need, string>> = {
  needed: "granted",
  legacy: "granted; keep it until the last conversion is drained",
  optional: "granted"
}

/** Which scopes the credential has, as far as that could be found out. */
export interface Granted {
  readonly checks: ReadonlyArray<Check>
  readonly scopes: ReadonlySet<string>
  /** Scopes that were refused; one in neither set is unknown. */
  readonly refused: ReadonlySet<string>
}

/** Whether the answer says that this one scope is refused, rather than the whole credential. */
const isScopeRefused = ({ reason }: PaxosError): boolean =>
  reason._tag === "TokenRefused" && reason.code === "invalid_scope"

/** Asks for every scope; stops at the first answer that is not about a scope. */
export const scopes: Effect.Effect<Granted, never, PaxosHttp> = Effect.gen(function* () {
  const http = yield* PaxosHttp
  const checks: Array<Check> = []
  const granted = new Set<string>()
  const refused = new Set<string>()
  for (const [index, [scope, need]] of asked.entries()) {
    const answer = yield* Effect.result(http.grant([scope]))
    if (answer._tag === "Failure" && !isScopeRefused(answer.failure)) {
      checks.push(check(scope, "failed", answer.failure.reason.message))
      checks.push(
        ...asked.slice(index + 1).map(([other]) => check(other, "skipped", "not asked: the answer would be the same"))
      )
      break
    }
    // An endpoint that says nothing about scopes has granted what it was asked for (RFC 6749, 5.1).
    const isGranted =
      answer._tag === "Success" && (answer.success.scopes.length === 0 || answer.success.scopes.includes(scope))
    const known = isGranted ? granted : refused
    known.add(scope)
    checks.push(isGranted ? check(scope, "ok", present[need]) : refusedScope(scope, need))
  }
  return { checks, scopes: granted, refused }
})

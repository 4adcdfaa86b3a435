import { assert, describe, it } from "@effect/vitest"
import * as Orchestrations from "@segue/core/Orchestrations"
import * as PaxosError from "@segue/core/PaxosError"
import * as Problem from "@segue/core/Problem"
import { Effect } from "effect"

import * as Vendor from "./vendor.ts"

/** The error of a write, which is sent once whatever comes back. */
const errorOf = (reply: Vendor.Reply) =>
  Effect.gen(function* () {
    const service = yield* Orchestrations.Orchestrations
    return yield* Effect.flip(Vendor.during(service.rules.delete("rule")))
  }).pipe(Effect.provide(Vendor.layer(Vendor.make(() => reply))))

const tags: Record<Problem.Kind, PaxosError.Reason["_tag"]> = {
  "insufficient-funds": "InsufficientFunds",
  "already-exists": "AlreadyExists",
  "travel-rule-information-required": "TravelRuleRequired",
  "identity-verification-required": "IdentityVerificationRequired",
  "unsupported-address": "UnsupportedAddress",
  "exceed-precision": "ExceedsPrecision"
}

const byStatus: ReadonlyArray<readonly [number, PaxosError.Reason["_tag"], inDoubt: boolean]> = [
  [400, "BadRequest", false],
  [401, "Unauthorized", false],
  [403, "Forbidden", false],
  [404, "NotFound", false],
  [405, "UnknownProblem", false],
  [408, "Unavailable", true],
  [409, "AlreadyExists", false],
  [410, "Gone", false],
  [418, "UnknownProblem", false],
  [429, "RateLimited", false],
  [500, "Unavailable", true],
  [503, "Unavailable", true],
  [504, "Unavailable", true],
  [599, "Unavailable", true],
  [302, "UnknownProblem", true]
]

describe("an error answer", () => {
  it.effect("of every kind in the catalogue has its reason, in all spellings of the type", () =>
    Effect.gen(function* () {
      for (const [kind, { status }] of Object.entries(Problem.catalogue)) {
        for (const type of [
          Problem.TYPE_BASE + kind,
          `https://api.paxos.com/v2/problems/${kind.replaceAll("-", "_")}`,
          kind
        ]) {
          const error = yield* errorOf({ status, body: { type, status } })
          assert.strictEqual(error.reason._tag, tags[kind as Problem.Kind], type)
          assert.deepInclude(error.reason, { status, problem: { type, status } })
          assert.isTrue(error.sent)
          assert.isFalse(PaxosError.isInDoubt(error), type)
        }
      }
    })
  )

  it.effect("without a kind goes by its status, whatever the words and the body", () =>
    Effect.gen(function* () {
      for (const [status, tag, inDoubt] of byStatus) {
        const misleading = {
          type: "about:blank",
          title: "Insufficient Funds",
          detail: "conversion already exists with ref_id 'x'",
          status: 200
        }
        for (const body of [
          misleading,
          { title: "Gone" },
          "<html>insufficient funds</html>",
          "",
          "[1]",
          "{",
          { type: 7 }
        ]) {
          const error = yield* errorOf({ status, body })
          assert.strictEqual(error.reason._tag, tag, `${status} ${JSON.stringify(body)}`)
          assert.strictEqual(PaxosError.isInDoubt(error), inDoubt, String(status))
        }
      }
    })
  )

  it.effect("of a kind we do not know is an unknown problem, not a plain refusal", () =>
    Effect.gen(function* () {
      for (const status of [400, 403]) {
        const error = yield* errorOf(Vendor.problem(status, "step-up-auth-required"))
        assert.deepInclude(error.reason, { _tag: "UnknownProblem", status })
        assert.isFalse(PaxosError.isInDoubt(error))
      }
      const missing = yield* errorOf(Vendor.problem(404, "not-found"))
      assert.strictEqual(missing.reason._tag, "NotFound")
    })
  )

  it.effect("of a server or a limit stays one even when its type names a refusal", () =>
    Effect.gen(function* () {
      const server = yield* errorOf(Vendor.problem(500, "insufficient-funds"))
      assert.strictEqual(server.reason._tag, "Unavailable")
      assert.isTrue(PaxosError.isInDoubt(server))
      const limit = yield* errorOf(Vendor.problem(429, "already-exists", undefined, { "retry-after": "7" }))
      assert.deepInclude(limit.reason, { _tag: "RateLimited", status: 429, retryAfterMs: 7000 })
    })
  )

  it.effect("shows what its meta says, where it is text", () =>
    Effect.gen(function* () {
      const funds = yield* errorOf(
        Vendor.problem(403, "insufficient-funds", { profile_id: "p", asset: "USD", available: "1.50", needed: 2 })
      )
      assert.deepInclude(funds.reason, { profile_id: "p", asset: "USD", available: "1.50" })
      assert.notProperty(funds.reason, "needed")
      const address = yield* errorOf(
        Vendor.problem(400, "unsupported-address", { address: "0xabc", reason: "INTERNAL_WITHDRAWAL_WALLET" })
      )
      assert.deepInclude(address.reason, { address: "0xabc", reason: "INTERNAL_WITHDRAWAL_WALLET" })
      const exists = yield* errorOf(Vendor.problem(409, "already-exists", { existing: { id: "x" } }))
      assert.deepInclude(exists.reason, { existing: { id: "x" } })
      const travel = yield* errorOf(
        Vendor.problem(403, "travel-rule-information-required", { crypto_network: "SOLANA" })
      )
      assert.deepInclude(travel.reason, { crypto_network: "SOLANA" })
    })
  )
})

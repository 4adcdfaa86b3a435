import { assert, describe, it } from "@effect/vitest"
import * as Orchestrations from "@segue/core/Orchestrations"
import * as OrchestrationsHttp from "@segue/core/OrchestrationsHttp"
import * as PaxosHttp from "@segue/core/PaxosHttp"
import { Effect, Layer, Schema } from "effect"
import { HttpClient } from "effect/http"

import { create, created, exists, found, noFunds, none, run, scripted, token } from "./http/creates.ts"
import { conversion, orchestration, profile, request } from "./http/records.ts"
import * as Vendor from "./http/vendor.ts"

const lostInEveryWay: ReadonlyArray<Vendor.Reply> = [
  "hang",
  "reset",
  "cut off",
  { status: 500 },
  { status: 503 },
  { status: 408 },
  { status: 302 },
  Vendor.ok("<html>"),
  Vendor.ok({}),
  Vendor.ok({ ...orchestration, source_amount: 100 }),
  Vendor.ok({ ...orchestration, ref_id: "of somebody else" })
]

describe("a create", () => {
  it.effect("that is accepted gives the record", () => {
    const vendor = scripted([created])
    return Effect.gen(function* () {
      assert.deepStrictEqual(yield* run(vendor), { _tag: "Created", orchestration })
      assert.deepStrictEqual(vendor.lines(), ["POST /orchestration/orchestrations"])
      assert.deepStrictEqual(vendor.calls[0]?.body, request)
    })
  })

  it.effect("that is accepted with nulls for what is not there gives the record", () => {
    const nulls = { destination_transfer: null, orchestration_rule_id: null, fail_reason: null, metadata: null }
    const vendor = scripted([Vendor.ok({ ...orchestration, ...nulls })])
    return Effect.gen(function* () {
      assert.deepStrictEqual(yield* run(vendor), { _tag: "Created", orchestration })
    })
  })

  it.effect("that is refused fails, and is not sent again", () =>
    Effect.gen(function* () {
      const refusals = [
        [Vendor.problem(400), "BadRequest"],
        [noFunds, "InsufficientFunds"],
        [Vendor.problem(403), "Forbidden"],
        [Vendor.problem(404), "NotFound"],
        [Vendor.problem(410), "Gone"],
        [Vendor.problem(422), "UnknownProblem"],
        [Vendor.problem(400, "exceed-precision"), "ExceedsPrecision"]
      ] as const
      for (const [reply, tag] of refusals) {
        const vendor = scripted([reply])
        const error = yield* Effect.flip(run(vendor))
        assert.strictEqual(error._tag === "PaxosError" ? error.reason._tag : error._tag, tag)
        assert.deepStrictEqual(vendor.sent, { POST: 1, GET: 0 })
      }
    })
  )

  it.effect("that our own check refuses is not sent", () =>
    Effect.gen(function* () {
      const wrong: ReadonlyArray<object> = [
        { ...request, ref_id: "" },
        { ...request, source_amount: 100 },
        { ...request, source: undefined },
        { ...request, destination: { profile: { profile_id: "a" }, fiat: { bank_account_id: "b" } } },
        { ...request, profile_id: profile },
        { ...request, destination_amount: "100.00" }
      ]
      for (const input of wrong) {
        const vendor = scripted([created])
        const error = yield* Effect.flip(run(vendor, input as never))
        assert.strictEqual(error._tag === "PaxosError" && error.reason._tag, "InvalidRequest", JSON.stringify(input))
        assert.deepStrictEqual(vendor.sent, { POST: 0, GET: 0 })
      }
    })
  )

  it.effect("that is throttled is sent again after the time the vendor names, a bounded number of times", () =>
    Effect.gen(function* () {
      const throttled: Vendor.Reply = { status: 429, headers: { "retry-after": "10" } }
      const vendor = scripted([throttled, created])
      assert.strictEqual((yield* run(vendor))._tag, "Created")
      assert.isAtLeast(vendor.calls[1]!.atMs, 10_000)
      const always = scripted([throttled])
      const error = yield* Effect.flip(run(always))
      assert.strictEqual(error._tag === "PaxosError" && error.reason._tag, "RateLimited")
      assert.deepStrictEqual(always.sent, { POST: 3, GET: 0 })
    })
  )
})

describe("a create in doubt", () => {
  it.effect("is looked up before anything else, and found", () =>
    Effect.gen(function* () {
      for (const lost of lostInEveryWay) {
        const vendor = scripted([lost, created], [none, found(orchestration)])
        const outcome = yield* run(vendor)
        assert.deepStrictEqual(outcome, { _tag: "AlreadyExists", orchestration, notes: [] })
        assert.deepStrictEqual(vendor.sent, { POST: 1, GET: 2 }, JSON.stringify(lost))
      }
    })
  )

  it.effect("and found to be something else is a conflict", () =>
    Effect.gen(function* () {
      const vendor = scripted(["hang"], [found({ ...orchestration, destination_asset: "USDG" })])
      const error = yield* Effect.flip(run(vendor))
      assert.strictEqual(error._tag, "RefIdConflict")
      assert.strictEqual(vendor.sent.POST, 1)
    })
  )

  it.effect("and not found is sent again with the same ref_id, which the API refuses or accepts once", () =>
    Effect.gen(function* () {
      for (const lost of lostInEveryWay) {
        const accepted = scripted([lost, created])
        assert.strictEqual((yield* run(accepted))._tag, "Created")
        const arrived = scripted([lost, exists(orchestration)])
        assert.strictEqual((yield* run(arrived))._tag, "AlreadyExists")
        for (const vendor of [accepted, arrived]) {
          assert.deepStrictEqual(vendor.sent, { POST: 2, GET: 3 })
          const posts = vendor.calls.filter((sent) => sent.method === "POST")
          assert.deepStrictEqual(posts[1]?.body, posts[0]?.body)
        }
      }
    })
  )

  it.effect("and never settled is unknown, after a bounded number of attempts", () =>
    Effect.gen(function* () {
      for (const lost of lostInEveryWay) {
        const vendor = scripted([lost])
        const outcome = yield* run(vendor)
        assert.strictEqual(outcome._tag, "Unknown", JSON.stringify(lost))
        assert.deepInclude(outcome, { ref_id: "ref-1" })
        assert.deepStrictEqual(vendor.sent, { POST: 3, GET: 9 })
      }
    })
  )

  it.effect("is not sent again while look-ups fail", () =>
    Effect.gen(function* () {
      for (const failing of [{ status: 503 }, Vendor.problem(403), Vendor.ok("<html>")]) {
        const vendor = scripted(["reset"], [failing])
        const outcome = yield* run(vendor)
        assert.deepInclude(outcome, { _tag: "Unknown", ref_id: "ref-1" })
        assert.strictEqual(outcome._tag === "Unknown" && outcome.reason._tag, "TransportFailed")
        assert.strictEqual(vendor.sent.POST, 1)
      }
    })
  )

  it.effect("is sent again once look-ups answer", () =>
    Effect.gen(function* () {
      const vendor = scripted(["reset", created], [Vendor.problem(403), none])
      assert.strictEqual((yield* run(vendor))._tag, "Created")
      assert.deepStrictEqual(vendor.sent, { POST: 2, GET: 3 })
    })
  )

  it.effect("is not sent again when the listing ignores the filter", () =>
    Effect.gen(function* () {
      const vendor = scripted(["reset", created], [found({ ...orchestration, ref_id: "another" })])
      assert.strictEqual((yield* run(vendor))._tag, "Unknown")
      assert.strictEqual(vendor.sent.POST, 1)
    })
  )

  it.effect("takes no later refusal for an answer: the lost one may have taken the money", () =>
    Effect.gen(function* () {
      for (const refusal of [
        noFunds,
        Vendor.problem(400),
        Vendor.problem(403),
        Vendor.problem(404),
        Vendor.problem(410)
      ]) {
        const settled = scripted(["reset", refusal], [none, none, none, found(orchestration)])
        assert.strictEqual((yield* run(settled))._tag, "AlreadyExists")

        const open = scripted(["reset", refusal])
        const outcome = yield* run(open)
        assert.strictEqual(outcome._tag, "Unknown")
        assert.strictEqual(outcome._tag === "Unknown" && outcome.reason._tag, "TransportFailed")
        assert.deepStrictEqual(open.sent, { POST: 2, GET: 6 })
      }
    })
  )

  it.effect("throttled afterwards waits, and stays in doubt", () =>
    Effect.gen(function* () {
      const throttled: Vendor.Reply = { status: 429, headers: { "retry-after": "5" } }
      assert.strictEqual((yield* run(scripted(["reset", throttled, created])))._tag, "Created")
      const vendor = scripted(["reset", throttled])
      assert.strictEqual((yield* run(vendor))._tag, "Unknown")
      assert.strictEqual(vendor.sent.POST, 3)
    })
  )

  it.effect("waits as long as Retry-After says before it asks or sends again", () =>
    Effect.gen(function* () {
      const busy: Vendor.Reply = { status: 503, headers: { "retry-after": "20" } }
      const vendor = scripted([busy, created])
      assert.strictEqual((yield* run(vendor))._tag, "Created")
      assert.deepStrictEqual(vendor.sent, { POST: 2, GET: 3 })
      assert.isAtLeast(vendor.calls[1]!.atMs, 20_000)
      // Too far off to wait for: it may be there all the same, but it is not sent again.
      const closed: Vendor.Reply = { status: 503, headers: { "retry-after": "3600" } }
      const late = scripted([closed, created])
      const outcome = yield* run(late)
      assert.deepInclude(outcome._tag === "Unknown" && outcome.reason, { _tag: "Unavailable", retryAfterMs: 3_600_000 })
      assert.deepStrictEqual(late.sent, { POST: 1, GET: 3 })
      assert.strictEqual((yield* run(scripted([closed], [found(orchestration)])))._tag, "AlreadyExists")
    })
  )

  it.effect("is unknown, not failed, when the time for all of it is over", () =>
    Effect.gen(function* () {
      const vendor = scripted(["hang"], ["hang"])
      const outcome = yield* Vendor.during(create(), "1 minute").pipe(
        Effect.provide(Vendor.layer(vendor, { createTimeoutMs: 50_000 }))
      )
      assert.deepInclude(outcome, { _tag: "Unknown", ref_id: "ref-1" })
      const sending = yield* Vendor.during(create(), "1 minute").pipe(
        Effect.provide(Vendor.layer(scripted(["hang"]), { createTimeoutMs: 10_000 }))
      )
      assert.strictEqual(sending._tag, "Unknown")
      const conflict = yield* Vendor.during(create(), "1 minute").pipe(
        Effect.provide(Vendor.layer(scripted([exists()], ["hang"]), { createTimeoutMs: 10_000 }))
      )
      assert.strictEqual(conflict._tag === "Unknown" && conflict.reason._tag, "AlreadyExists")
    })
  )

  it.effect("whose time is over before anything was sent has failed, not become unknown", () =>
    Effect.gen(function* () {
      // The token never comes; the token that a 401 asks for never comes; the endpoint stays closed after a 429.
      const refused = (status: number) => Vendor.make(() => ({ status }), Vendor.inTurn(token, "hang"))
      const waiting: ReadonlyArray<readonly [Vendor.Vendor, number]> = [
        [
          Vendor.make(
            () => created,
            () => "hang"
          ),
          0
        ],
        [refused(401), 1],
        [Vendor.make(() => ({ status: 429, headers: { "retry-after": "50" } })), 1]
      ]
      for (const [vendor, calls] of waiting) {
        const error = yield* Vendor.during(Effect.flip(create()), "1 minute").pipe(
          Effect.provide(Vendor.layer(vendor, { createTimeoutMs: 10_000 }))
        )
        assert.deepInclude(error._tag === "PaxosError" && error.reason, { _tag: "TimedOut", timeoutMs: 10_000 })
        assert.isFalse(error._tag === "PaxosError" && error.sent)
        assert.strictEqual(vendor.calls.length, calls)
      }
    })
  )

  it.effect("is unknown when its time is over while a shared budget is told of the answer", () =>
    Effect.gen(function* () {
      const vendor = Vendor.make(() => created)
      const budget = Layer.succeed(PaxosHttp.Budget, {
        take: () => Effect.void,
        report: (endpoint) => (endpoint === "CreateOrchestration" ? Effect.never : Effect.void)
      })
      for (const limits of [{ createTimeoutMs: 10_000 }, { totalTimeoutMs: 10_000, createTimeoutMs: 20_000 }]) {
        const outcome = yield* Vendor.during(create(), "1 minute").pipe(
          Effect.provide(
            OrchestrationsHttp.layer.pipe(
              Layer.provide(PaxosHttp.layerNoDeps({ ...Vendor.options, ...limits })),
              Layer.provide(budget),
              Layer.provide(Layer.succeed(HttpClient.HttpClient, vendor.client))
            )
          )
        )
        assert.strictEqual(outcome._tag, "Unknown")
      }
    })
  )

  it.effect("that certainly was not sent has failed, not become unknown", () =>
    Effect.gen(function* () {
      const vendor = Vendor.make(
        () => created,
        () => ({ status: 400, body: { error: "invalid_scope" } })
      )
      const error = yield* Effect.flip(run(vendor))
      assert.strictEqual(error._tag === "PaxosError" && error.reason._tag, "TokenRefused")
      assert.strictEqual(vendor.calls.length, 0)
    })
  )
})

describe("an outcome", () => {
  it.effect("survives JSON", () =>
    Effect.gen(function* () {
      const codec = Schema.fromJsonString(Schema.toCodecJson(Orchestrations.CreateOutcome))
      for (const vendor of [
        scripted([created]),
        scripted([exists(orchestration)]),
        scripted([exists(conversion)]),
        scripted(["reset"])
      ]) {
        const outcome = yield* run(vendor)
        const back = yield* Schema.decodeEffect(codec)(yield* Schema.encodeEffect(codec)(outcome))
        assert.deepStrictEqual(JSON.stringify(back), JSON.stringify(outcome))
      }
    })
  )
})

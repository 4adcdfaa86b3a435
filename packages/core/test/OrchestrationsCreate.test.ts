import { assert, describe, it } from "@effect/vitest"
import type { OrchestrationRequest } from "@segue/core/Orchestration"
import * as Orchestrations from "@segue/core/Orchestrations"
import { Effect, Schema } from "effect"

import { conversion, orchestration, other, profile, request } from "./http/records.ts"
import * as Vendor from "./http/vendor.ts"

const create = (input: OrchestrationRequest = request) =>
  Effect.flatMap(Orchestrations.Orchestrations, (service) => service.create(input))

/** A vendor that answers creates and look-ups by `ref_id` from two scripts; the last entry of each holds for good. */
const scripted = (creates: ReadonlyArray<Vendor.Reply>, lookUps: ReadonlyArray<Vendor.Reply> = [none]) => {
  const count = { POST: 0, GET: 0 }
  const vendor = Vendor.make((sent) => {
    const replies = sent.method === "POST" ? creates : lookUps
    const at = count[sent.method as "POST" | "GET"]++
    return replies[Math.min(at, replies.length - 1)]!
  })
  return Object.assign(vendor, { sent: count })
}

const none = Vendor.ok({ items: [] })
const found = (row: object) => Vendor.ok({ items: [row] })
const created = Vendor.ok(orchestration)
const exists = (existing?: object) =>
  Vendor.problem(409, "already-exists", existing === undefined ? undefined : { existing })
const noFunds = Vendor.problem(403, "insufficient-funds", { available: "0" })

const run = (vendor: Vendor.Vendor, input?: OrchestrationRequest) =>
  Vendor.during(create(input)).pipe(Effect.provide(Vendor.layer(vendor)))

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

describe("a 409", () => {
  it.effect("whose record matches is the success of a repeated create", () =>
    Effect.gen(function* () {
      const zero = "00000000-0000-0000-0000-000000000000"
      const sameThing = { ...orchestration, source_amount: "100", identity_id: zero, account_id: "", status: "FAILED" }
      const vendor = scripted([exists(sameThing)])
      const outcome = yield* run(vendor)
      assert.deepStrictEqual(outcome, { _tag: "AlreadyExists", orchestration: sameThing, notes: [] })
      assert.deepStrictEqual(vendor.sent, { POST: 1, GET: 0 })
    })
  )

  it.effect("with other metadata matches, with a note for each difference", () =>
    Effect.gen(function* () {
      const vendor = scripted([exists({ ...orchestration, metadata: { same: "1", changed: "x", theirs: "y" } })])
      const outcome = yield* run(vendor, { ...request, metadata: { same: "1", changed: "z", ours: "w" } })
      assert.strictEqual(outcome._tag, "AlreadyExists")
      const notes = outcome._tag === "AlreadyExists" ? outcome.notes : []
      assert.deepStrictEqual(
        notes.map((note) => note.path),
        [
          ["metadata", "changed"],
          ["metadata", "ours"],
          ["metadata", "theirs"]
        ]
      )
    })
  )

  it.effect("whose record differs is a conflict that names the fields", () =>
    Effect.gen(function* () {
      const differing: ReadonlyArray<readonly [object, string]> = [
        [{ source_amount: "100.01" }, "source_amount"],
        [{ source_asset: "USDP" }, "source_asset"],
        [{ destination_asset: "USDG" }, "destination_asset"],
        [{ source: { profile: { profile_id: other } } }, "source.profile.profile_id"],
        [{ destination: { profile: { profile_id: other } } }, "destination.profile.profile_id"],
        [{ identity_id: other }, "identity_id"],
        [{ account_id: other }, "account_id"]
      ]
      for (const [change, path] of differing) {
        const existing = { ...orchestration, ...change }
        const vendor = scripted([exists(existing)])
        const error = yield* Effect.flip(run(vendor))
        assert.strictEqual(error._tag, "RefIdConflict")
        if (error._tag !== "RefIdConflict") continue
        assert.deepStrictEqual(
          error.paths.map((one) => one.join(".")),
          [path]
        )
        assert.deepStrictEqual<object>(error.existing, existing)
        assert.strictEqual(error.ref_id, "ref-1")
        assert.include(error.message, path)
        assert.deepStrictEqual(vendor.sent, { POST: 1, GET: 0 })
      }
    })
  )

  it.effect("without a record, with an unreadable one or with one that hides a side, is looked up", () =>
    Effect.gen(function* () {
      const { destination: _, ...hiding } = orchestration
      for (const reply of [
        exists(),
        exists({ id: "only" }),
        exists(hiding),
        exists({ ...orchestration, ref_id: "x" }),
        Vendor.problem(409),
        { status: 409, body: "<html>" }
      ]) {
        const vendor = scripted([reply], [none, found(orchestration)])
        assert.strictEqual((yield* run(vendor))._tag, "AlreadyExists")
        assert.deepStrictEqual(vendor.sent, { POST: 1, GET: 2 })
        assert.deepStrictEqual(vendor.calls[1]?.line, "GET /orchestration/orchestrations?ref_id=ref-1")

        const conflict = yield* Effect.flip(run(scripted([reply], [found({ ...orchestration, source_amount: "7" })])))
        assert.strictEqual(conflict._tag, "RefIdConflict")

        for (const lookUp of [
          none,
          found(hiding),
          { status: 503 },
          found({ ...orchestration, ref_id: "unfiltered" })
        ]) {
          const blind = scripted([reply], [lookUp])
          const outcome = yield* run(blind)
          assert.strictEqual(outcome._tag, "Unknown")
          assert.deepInclude(outcome, { ref_id: "ref-1" })
          assert.strictEqual(outcome._tag === "Unknown" && outcome.reason._tag, "AlreadyExists")
          assert.strictEqual(blind.sent.POST, 1)
        }
      }
    })
  )

  it.effect("for a conversion that does the same gives the conversion, and creates nothing", () =>
    Effect.gen(function* () {
      const vendor = scripted([exists(conversion)])
      assert.deepStrictEqual(yield* run(vendor), { _tag: "LegacyConversion", conversion })
      assert.deepStrictEqual(vendor.sent, { POST: 1, GET: 0 })
      const directed = { ...conversion, recipient_profile_id: other }
      const conflict = yield* Effect.flip(run(scripted([exists(directed)])))
      assert.strictEqual(conflict._tag, "RefIdConflict")
      assert.deepStrictEqual(conflict._tag === "RefIdConflict" && conflict.paths, [
        ["destination", "profile", "profile_id"]
      ])
    })
  )

  it.effect("for a conversion cannot match a destination outside the profiles", () =>
    Effect.gen(function* () {
      const input = { ...request, destination: { fiat: { bank_account_id: "bank" } } } as const
      const conflict = yield* Effect.flip(run(scripted([exists(conversion)]), input))
      assert.strictEqual(conflict._tag, "RefIdConflict")
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

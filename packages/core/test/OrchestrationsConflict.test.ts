import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"

import { exists, found, none, run, scripted } from "./http/creates.ts"
import { conversion, orchestration, other, profile, request } from "./http/records.ts"
import * as Vendor from "./http/vendor.ts"

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

  it.effect("whose record says more than a request can matches", () =>
    Effect.gen(function* () {
      const telling = {
        ...orchestration,
        source: { profile: { profile_id: profile, nickname: "till" } },
        destination: { profile: { profile_id: profile, nickname: "vault" }, via: { lane: "fast" } }
      }
      const outcome = yield* run(scripted([exists(telling)]))
      assert.deepStrictEqual(outcome, { _tag: "AlreadyExists", orchestration: telling, notes: [] })
    })
  )

  it.effect(
    "whose record leaves out the identity that was given is looked up, and unknown where that hides it too",
    () =>
      Effect.gen(function* () {
        const input = { ...request, identity_id: other }
        const shown = scripted([exists(orchestration)], [found({ ...orchestration, identity_id: other })])
        assert.strictEqual((yield* run(shown, input))._tag, "AlreadyExists")
        const another = scripted([exists(orchestration)], [found({ ...orchestration, identity_id: profile })])
        const conflict = yield* Effect.flip(run(another, input))
        assert.deepStrictEqual(conflict._tag === "RefIdConflict" && conflict.paths, [["identity_id"]])
        const hidden = yield* run(scripted([exists(orchestration)], [found(orchestration)]), input)
        assert.strictEqual(hidden._tag === "Unknown" && hidden.reason._tag, "AlreadyExists")
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

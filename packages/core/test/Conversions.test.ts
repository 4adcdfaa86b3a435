import { assert, describe, it } from "@effect/vitest"
import type { ConversionRequest } from "@segue/core/Conversion"
import * as Conversions from "@segue/core/Conversions"
import { Effect, Option, Schema, Stream } from "effect"

import { conversion, conversionRequest, orchestration, other } from "./http/records.ts"
import * as Vendor from "./http/vendor.ts"

const service = Conversions.Conversions
const none = Vendor.ok({ items: [] })
const exists = (existing: object) => Vendor.problem(409, "already-exists", { existing })

/** A vendor that answers creates with one reply and look-ups with another. */
const scripted = (create: Vendor.Reply, lookUp: Vendor.Reply = none) =>
  Vendor.make((sent) => (sent.method === "POST" ? create : lookUp))

const run = (vendor: Vendor.Vendor, request: ConversionRequest = conversionRequest) =>
  Vendor.during(Effect.flatMap(service, (it) => it.create(request))).pipe(Effect.provide(Vendor.layer(vendor)))

const posts = (vendor: Vendor.Vendor) => vendor.calls.filter((sent) => sent.method === "POST")

describe("creating a conversion", () => {
  it.effect("sends what is there, without nulls and empty texts", () => {
    const vendor = scripted(Vendor.ok({ ...conversion, status: "CREATED" }))
    return Effect.gen(function* () {
      const outcome = yield* run(vendor, {
        ...conversionRequest,
        identity_id: null,
        account_id: "",
        recipient_profile_id: null,
        metadata: { a: "" }
      })
      assert.strictEqual(outcome._tag, "Created")
      assert.deepStrictEqual(vendor.lines(), ["POST /conversion/stablecoins"])
      assert.deepStrictEqual(vendor.calls[0]?.body, { ...conversionRequest, metadata: { a: "" } })
    })
  })

  it.effect("refuses fields the API does not have, before sending", () => {
    const vendor = scripted(Vendor.ok(conversion))
    return Effect.gen(function* () {
      for (const wrong of [{ source_amount: "1" }, { amount: "1e3" }, { profile_id: "" }]) {
        const error = yield* Effect.flip(run(vendor, { ...conversionRequest, ...wrong } as never))
        assert.strictEqual(error._tag === "PaxosError" && error.reason._tag, "InvalidRequest")
      }
      assert.strictEqual(vendor.calls.length, 0)
    })
  })

  it.effect("settles a 409 by its record: match, conflict, or an orchestration that does the same", () =>
    Effect.gen(function* () {
      const same = { ...conversion, amount: "100", metadata: { added: "later" } }
      const outcome = yield* run(scripted(exists(same)))
      assert.deepInclude(outcome, { _tag: "AlreadyExists", conversion: same })
      assert.strictEqual(outcome._tag === "AlreadyExists" && outcome.notes.length, 1)

      const conflict = yield* Effect.flip(
        run(scripted(exists({ ...conversion, amount: "7", recipient_profile_id: other })))
      )
      assert.deepStrictEqual(conflict._tag === "RefIdConflict" && conflict.paths, [
        ["amount"],
        ["recipient_profile_id"]
      ])

      const moved = yield* run(scripted(exists(orchestration)))
      assert.deepStrictEqual(moved, { _tag: "NewOrchestration", orchestration })
    })
  )

  it.effect("in doubt is looked up by ref_id, and stays unknown when nothing settles it", () =>
    Effect.gen(function* () {
      const found = scripted("hang", Vendor.ok({ items: [conversion] }))
      assert.strictEqual((yield* run(found))._tag, "AlreadyExists")
      assert.strictEqual(found.calls[1]?.line, "GET /conversion/stablecoins?ref_id=ref-1")
      const open = scripted("reset")
      assert.deepInclude(yield* run(open), { _tag: "Unknown", ref_id: "ref-1" })
      assert.strictEqual(posts(open).length, 3)
    })
  )

  it.effect("without a ref_id is sent again only when it was not accepted: after a 401 or a 429", () =>
    Effect.gen(function* () {
      const { ref_id: _, ...request } = conversionRequest
      for (const status of [401, 429]) {
        const vendor = Vendor.make(Vendor.inTurn({ status }, "hang"))
        const outcome = yield* run(vendor, request)
        assert.deepInclude(outcome._tag === "Unknown" && outcome.reason, { _tag: "TimedOut" })
        assert.strictEqual(vendor.calls.length, 2)
      }
    })
  )

  it.effect("without a ref_id and in doubt is never sent again", () =>
    Effect.gen(function* () {
      for (const absent of [undefined, null, ""]) {
        const { ref_id: _, ...rest } = conversionRequest
        const request = absent === undefined ? rest : { ...rest, ref_id: absent }
        for (const reply of ["hang", "reset", { status: 500 }, exists(conversion)] as const) {
          const vendor = scripted(reply, Vendor.ok({ items: [conversion] }))
          const outcome = yield* run(vendor, request)
          assert.strictEqual(outcome._tag, "Unknown")
          assert.notProperty(outcome, "ref_id")
          assert.strictEqual(vendor.calls.length, 1)
        }
        const { ref_id: __, ...made } = conversion
        assert.strictEqual((yield* run(scripted(Vendor.ok(made)), request))._tag, "Created")
      }
    })
  )

  it.effect("gives an outcome that survives JSON", () =>
    Effect.gen(function* () {
      const codec = Schema.fromJsonString(Schema.toCodecJson(Conversions.CreateOutcome))
      for (const reply of [Vendor.ok(conversion), exists(conversion), exists(orchestration), "reset"] as const) {
        const outcome = yield* run(scripted(reply))
        const back = yield* Schema.decodeEffect(codec)(yield* Schema.encodeEffect(codec)(outcome))
        assert.strictEqual(JSON.stringify(back), JSON.stringify(outcome))
      }
    })
  )
})

describe("conversions", () => {
  it.effect("are read, listed, streamed, found and cancelled", () => {
    const cancelled = { ...conversion, status: "CANCELLED", cancelled_at: "2026-04-20T12:30:02Z" }
    const vendor = Vendor.make((sent) => {
      if (sent.method === "DELETE") return Vendor.ok(cancelled)
      if (sent.path.endsWith("conversion-1")) return Vendor.ok(conversion)
      return sent.line.includes("page_cursor")
        ? Vendor.ok({ items: [cancelled] })
        : Vendor.ok({ items: [conversion], next_page_cursor: "2" })
    })
    return Effect.gen(function* () {
      const conversions = yield* service
      assert.deepStrictEqual(yield* conversions.get("conversion-1"), conversion)
      assert.deepStrictEqual(yield* conversions.list({ profile_id: "p", "created_at.begin": "2026-04-20T00:00:00Z" }), {
        items: [conversion],
        next_page_cursor: "2"
      })
      assert.strictEqual((yield* Stream.runCollect(conversions.stream({ order: "ASC" }))).length, 2)
      assert.deepStrictEqual(yield* conversions.getByRefId("ref-1"), Option.some(conversion))
      assert.strictEqual((yield* conversions.cancel("conversion-1")).status, "CANCELLED")
      assert.deepStrictEqual(vendor.lines(), [
        "GET /conversion/stablecoins/conversion-1",
        "GET /conversion/stablecoins?profile_id=p&created_at.begin=2026-04-20T00:00:00Z",
        "GET /conversion/stablecoins?order=ASC",
        "GET /conversion/stablecoins?order=ASC&page_cursor=2",
        "GET /conversion/stablecoins?ref_id=ref-1",
        "DELETE /conversion/stablecoins/conversion-1"
      ])
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("of a retired API fail for good", () => {
    const vendor = Vendor.make(() => Vendor.problem(410))
    return Effect.gen(function* () {
      const conversions = yield* service
      const error = yield* Effect.flip(Vendor.during(conversions.list({})))
      assert.strictEqual(error.reason._tag, "Gone")
      assert.strictEqual(vendor.calls.length, 1)
      const create = yield* Effect.flip(Vendor.during(conversions.create(conversionRequest)))
      assert.strictEqual(create._tag === "PaxosError" && create.reason._tag, "Gone")
      assert.strictEqual(vendor.calls.length, 2)
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })
})

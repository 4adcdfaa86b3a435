import { assert, describe, it } from "@effect/vitest"
import * as Conversions from "@segue/core/Conversions"
import * as Orchestrations from "@segue/core/Orchestrations"
import { Arbitrary, Effect, Option, Schema, Stream } from "effect"

import * as Trail from "../../src/internal/http/trail.ts"
import { conversion, orchestration } from "./records.ts"
import * as Vendor from "./vendor.ts"

const cursorOf = (sent: Vendor.Sent) => sent.query.find(([key]) => key === "page_cursor")?.[1]
const stream = Stream.unwrap(Effect.map(Orchestrations.Orchestrations, (service) => service.stream({})))
const byRefId = Effect.flatMap(Orchestrations.Orchestrations, (service) => service.getByRefId("ref-1"))

/** A listing that gives after each cursor the next of these. */
const leading = (next: Readonly<Record<string, string>>, items: ReadonlyArray<object>) =>
  Vendor.make((sent) => {
    const cursor = next[cursorOf(sent) ?? ""]
    return Vendor.ok(cursor === undefined ? { items } : { items, next_page_cursor: cursor })
  })

describe("a listing", () => {
  it.effect("that leads in a circle ends as an error, wherever the circle begins", () =>
    Effect.gen(function* () {
      const circles = [
        { "": "A", A: "A" },
        { "": "A", A: "B", B: "A" },
        { "": "A", A: "B", B: "C", C: "D", D: "B" }
      ]
      for (const circle of circles) {
        for (const items of [[], [orchestration]]) {
          const vendor = leading(circle, items)
          const error = yield* Effect.flip(Vendor.during(Stream.runDrain(stream))).pipe(
            Effect.provide(Vendor.layer(vendor))
          )
          assert.strictEqual(error.reason._tag, "UnreadableReply")
          assert.include(error.message, "next_page_cursor")
          assert.isAtMost(vendor.calls.length, 12)
        }
      }
    })
  )

  it.effect("of empty pages without end ends as an error", () => {
    const vendor = Vendor.make((_, count) => Vendor.ok({ items: [], next_page_cursor: `${count}` }))
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Vendor.during(Stream.runDrain(stream)))
      assert.strictEqual(error.reason._tag, "UnreadableReply")
      assert.strictEqual(vendor.calls.length, 1_000)
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })
})

describe("a look-up by ref_id", () => {
  it.effect("goes on after an empty page that leads on, in both APIs", () =>
    Effect.gen(function* () {
      const vendor = Vendor.make((sent) => {
        if (cursorOf(sent) === undefined) return Vendor.ok({ items: [], next_page_cursor: "2" })
        return Vendor.ok({ items: [sent.path.startsWith("/conversion") ? conversion : orchestration] })
      })
      yield* Effect.gen(function* () {
        assert.deepStrictEqual(yield* byRefId, Option.some(orchestration))
        assert.deepStrictEqual(yield* (yield* Conversions.Conversions).getByRefId("ref-1"), Option.some(conversion))
      }).pipe(Effect.provide(Vendor.layer(vendor)))
      assert.deepStrictEqual(vendor.lines(), [
        "GET /orchestration/orchestrations?ref_id=ref-1",
        "GET /orchestration/orchestrations?ref_id=ref-1&page_cursor=2",
        "GET /conversion/stablecoins?ref_id=ref-1",
        "GET /conversion/stablecoins?ref_id=ref-1&page_cursor=2"
      ])
      const nothing = leading({ "": "2" }, [])
      assert.deepStrictEqual(yield* byRefId.pipe(Effect.provide(Vendor.layer(nothing))), Option.none())
      assert.strictEqual(nothing.calls.length, 2)
    })
  )

  it.effect("says neither some nor none where the pages do not end", () =>
    Effect.gen(function* () {
      for (const vendor of [
        leading({ "": "A", A: "B", B: "A" }, []),
        Vendor.make((_, count) => Vendor.ok({ items: [], next_page_cursor: `${count}` }))
      ]) {
        const error = yield* Effect.flip(Vendor.during(byRefId)).pipe(Effect.provide(Vendor.layer(vendor)))
        assert.strictEqual(error.reason._tag, "UnreadableReply")
        assert.isAtMost(vendor.calls.length, 20)
      }
    })
  )
})

const small = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 60 })))

describe("a trail", () => {
  it.prop("meets every circle within a few rounds, and no listing without one", [small, small], ([lead, circle]) => {
    let trail = Trail.begin(undefined)
    for (let page = 1; page <= 1_000; page++) {
      const next = Trail.follow(trail, `${page}`)
      assert.isDefined(next)
      trail = next!
    }
    const cursor = (page: number) => (page <= lead ? `${page}` : `c${(page - lead) % circle}`)
    let rounds: Trail.Trail | undefined = Trail.begin(undefined)
    let page = 0
    while (rounds !== undefined) {
      page += 1
      assert.isAtMost(page, 4 * (lead + circle))
      rounds = Trail.follow(rounds, cursor(page))
    }
    assert.isAbove(page, lead + circle)
  })
})

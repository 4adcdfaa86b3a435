import { assert, describe, it } from "@effect/vitest"
import * as Orchestrations from "@segue/core/Orchestrations"
import { Effect, Option, Stream } from "effect"

import { orchestration } from "./http/records.ts"
import * as Vendor from "./http/vendor.ts"

const row = (id: string, status = "PROCESSING") => ({ ...orchestration, id, ref_id: `ref of ${id}`, status })
const idsOf = (sent: Vendor.Sent) => sent.query.filter(([key]) => key === "orchestration_id").map(([, id]) => id)

describe("getting", () => {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => `id-${index}`)
  /** Lists what it is asked for, except ids that only a direct question finds. */
  const shelf = (listed: (id: string) => boolean, exists: (id: string) => boolean = () => true) =>
    Vendor.make((sent) => {
      if (sent.path === "/orchestration/orchestrations") {
        return Vendor.ok({
          items: idsOf(sent)
            .filter(listed)
            .map((id) => row(id))
        })
      }
      const id = sent.path.split("/").at(-1)!
      return exists(id) ? Vendor.ok(row(id)) : Vendor.problem(404)
    })
  const getAll = (wanted: ReadonlyArray<string>) =>
    Effect.flatMap(Orchestrations.Orchestrations, (service) =>
      Vendor.during(Effect.forEach(wanted, (id) => Effect.result(service.get(id)), { concurrency: "unbounded" }))
    )

  it.effect("one asks for it directly", () => {
    const vendor = shelf(() => true)
    return Effect.gen(function* () {
      const service = yield* Orchestrations.Orchestrations
      assert.strictEqual((yield* service.get("id-1")).id, "id-1")
      assert.deepStrictEqual(vendor.lines(), ["GET /orchestration/orchestrations/id-1"])
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("many at once asks for 100 at a time, once for each id", () => {
    const vendor = shelf(() => true)
    return Effect.gen(function* () {
      const wanted = [...ids(230), ...ids(20)]
      const results = yield* getAll(wanted)
      assert.deepStrictEqual(
        results.map((result) => (result._tag === "Success" ? result.success.id : "")),
        wanted
      )
      assert.deepStrictEqual(
        vendor.calls.map((sent) => idsOf(sent).length),
        [100, 100, 30 + 20]
      )
      assert.include(vendor.calls[0]?.line, "limit=100")
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("asks directly for what the listing does not show: there, or not", () => {
    const vendor = shelf(
      (id) => id !== "id-1" && id !== "id-2",
      (id) => id !== "id-2"
    )
    return Effect.gen(function* () {
      const results = yield* getAll(ids(4))
      assert.deepStrictEqual(
        results.map((result) => (result._tag === "Success" ? result.success.id : result.failure.reason._tag)),
        ["id-0", "id-1", "NotFound", "id-3"]
      )
      const missing = results[2]
      assert.deepInclude(missing?._tag === "Failure" ? missing.failure.reason : {}, { ids: ["id-2"] })
      assert.strictEqual(vendor.calls.length, 3)
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("does not let one bad id or record hide the others", () =>
    Effect.gen(function* () {
      for (const refusal of [Vendor.problem(400), Vendor.problem(404), Vendor.ok({ items: [{ id: 7 }] })]) {
        const vendor = Vendor.make((sent) =>
          sent.path.endsWith("s")
            ? refusal
            : sent.path.endsWith("bad")
              ? Vendor.problem(400)
              : Vendor.ok(row(sent.path.split("/").at(-1)!))
        )
        const results = yield* getAll(["id-1", "bad", "id-2"]).pipe(Effect.provide(Vendor.layer(vendor)))
        assert.deepStrictEqual(
          results.map((result) => (result._tag === "Success" ? result.success.id : result.failure.reason._tag)),
          ["id-1", "BadRequest", "id-2"]
        )
      }
    })
  )

  it.effect("fails for all when the vendor refuses the credential, without asking for each", () => {
    const vendor = Vendor.make(() => Vendor.problem(403))
    return Effect.gen(function* () {
      const results = yield* getAll(ids(50))
      assert.isTrue(results.every((result) => result._tag === "Failure" && result.failure.reason._tag === "Forbidden"))
      assert.strictEqual(vendor.calls.length, 1)
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("splits long ids over several listings", () => {
    const vendor = shelf(() => true)
    return Effect.gen(function* () {
      yield* getAll(ids(30).map((id) => id + "x".repeat(500)))
      assert.isAbove(vendor.calls.length, 1)
      assert.isTrue(vendor.calls.every((sent) => sent.line.length < 8000))
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })
})

describe("finding by ref_id", () => {
  const find = (items: ReadonlyArray<object>) =>
    Effect.flatMap(Orchestrations.Orchestrations, (service) => service.getByRefId("mine")).pipe(
      Effect.provide(Vendor.layer(Vendor.make(() => Vendor.ok({ items }))))
    )

  it.effect("gives the row, or none when the listing is empty", () =>
    Effect.gen(function* () {
      const own = { ...orchestration, ref_id: "mine" }
      assert.deepStrictEqual(yield* find([own]), Option.some(own))
      assert.deepStrictEqual(yield* find([orchestration, own]), Option.some(own))
      assert.deepStrictEqual(yield* find([]), Option.none())
    })
  )

  it.effect("does not conclude anything from a listing that was not filtered", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(find([orchestration]))
      assert.strictEqual(error.reason._tag, "UnreadableReply")
    })
  )
})

describe("listing", () => {
  const lists = (reply: object) =>
    Effect.flatMap(Orchestrations.Orchestrations, (service) => service.list({})).pipe(
      Effect.provide(Vendor.layer(Vendor.make(() => Vendor.ok(reply))))
    )

  it.effect("reads items first, the deprecated array where they are absent, and keeps what it does not know", () =>
    Effect.gen(function* () {
      const [a, b] = [{ ...row("a", "SOMETHING_NEW"), vendor_added_this: { later: true } }, row("b")]
      assert.deepStrictEqual(yield* lists({ items: [a], orchestrations: [b] }), { items: [a] })
      assert.deepStrictEqual(yield* lists({ orchestrations: [b] }), { items: [b] })
      assert.deepStrictEqual(yield* lists({ items: [], orchestrations: [b] }), { items: [] })
      assert.deepStrictEqual(yield* lists({}), { items: [] })
    })
  )

  it.effect("has no cursor at the end, whether it is absent or empty", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* lists({ items: [], next_page_cursor: "" }), { items: [] })
      assert.deepStrictEqual(yield* lists({ items: [], next_page_cursor: "c" }), { items: [], next_page_cursor: "c" })
    })
  )

  it.effect("names the place of a row that cannot be read", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(lists({ items: [row("a"), { ...row("b"), source_amount: 1 }] }))
      assert.include(error.message, "items[1].source_amount")
    })
  )
})

describe("streaming", () => {
  /** Pages of two rows; the cursor is the number of the next page. */
  const book = (pageCount: number) =>
    Vendor.make((sent) => {
      const page = Number(sent.query.find(([key]) => key === "page_cursor")?.[1] ?? 0)
      return Vendor.ok({
        items: [row(`${page}a`), row(`${page}b`)],
        next_page_cursor: page + 1 < pageCount ? String(page + 1) : ""
      })
    })

  it.effect("follows the cursors to the end, from the query's own, and keeps the filters", () => {
    const vendor = book(3)
    return Effect.gen(function* () {
      const service = yield* Orchestrations.Orchestrations
      const rows = yield* Stream.runCollect(service.stream({ status: ["PENDING"], page_cursor: "1" }))
      assert.deepStrictEqual(
        rows.map((one) => one.id),
        ["1a", "1b", "2a", "2b"]
      )
      assert.isTrue(vendor.calls.every((sent) => sent.line.includes("status=PENDING")))
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("asks for a page only when its rows are wanted", () => {
    const vendor = book(100)
    return Effect.gen(function* () {
      const service = yield* Orchestrations.Orchestrations
      const rows = yield* service.stream({}).pipe(Stream.take(3), Stream.runCollect)
      assert.strictEqual(rows.length, 3)
      assert.strictEqual(vendor.calls.length, 2)
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("of a listing that repeats its cursor ends with an error instead of never", () => {
    const vendor = Vendor.make(() => Vendor.ok({ items: [], next_page_cursor: "again" }))
    return Effect.gen(function* () {
      const service = yield* Orchestrations.Orchestrations
      const error = yield* Effect.flip(Stream.runCollect(service.stream({})))
      assert.include(error.message, "repeats its cursor")
      assert.strictEqual(vendor.calls.length, 2)
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })
})

describe("rules and events", () => {
  const rule = { id: "rule-1", status: "ACTIVE", source_asset: "USDC", destination_asset: "USDG" }
  const event = {
    id: "event-1",
    type: "orchestration.completed",
    object: { id: "orchestration-1", ref_id: "ref-1", status: "COMPLETED" },
    created_at: "2023-08-25T14:25:41.648489333Z"
  }

  it.effect("are created, listed, streamed, read and deleted", () => {
    const vendor = Vendor.make((sent) => {
      if (sent.path === "/events") return Vendor.ok({ events: [event], next_page_cursor: "" })
      if (sent.path.startsWith("/events/")) return Vendor.ok(event)
      if (sent.method === "GET") return Vendor.ok({ rules: [rule] })
      return Vendor.ok({ rule })
    })
    return Effect.gen(function* () {
      const { events, rules } = yield* Orchestrations.Orchestrations
      const input = {
        ref_id: "r",
        profile_id: "p",
        source_asset: "USDC",
        destination_asset: "USDG",
        source: { crypto: { network: "SOLANA" } }
      } as const
      assert.deepStrictEqual<object>(yield* rules.create(input), rule)
      assert.deepStrictEqual<object>(yield* rules.list({ ids: ["a", "b"] }), { items: [rule] })
      assert.deepStrictEqual<object>(yield* Stream.runCollect(rules.stream({})), [rule])
      assert.deepStrictEqual<object>(yield* rules.delete("rule-1"), rule)
      assert.deepStrictEqual<object>(yield* events.get("event-1", { is_test: true }), event)
      assert.deepStrictEqual<object>(yield* events.list({ limit: 100, type: "orchestration.completed" }), {
        items: [event]
      })
      assert.deepStrictEqual<object>(yield* Stream.runCollect(events.stream({})), [event])
      assert.deepStrictEqual(vendor.lines(), [
        "POST /orchestration/rules",
        "GET /orchestration/rules?ids=a&ids=b",
        "GET /orchestration/rules",
        "DELETE /orchestration/rules/rule-1",
        "GET /events/event-1?is_test=true",
        "GET /events?limit=100&type=orchestration.completed",
        "GET /events"
      ])
      assert.deepStrictEqual(vendor.calls[0]?.body, input)
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })
})

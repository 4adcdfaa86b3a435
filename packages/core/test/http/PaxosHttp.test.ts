import { assert, describe, it } from "@effect/vitest"
import * as Conversions from "@segue/core/Conversions"
import * as Orchestrations from "@segue/core/Orchestrations"
import * as OrchestrationsHttp from "@segue/core/OrchestrationsHttp"
import * as PaxosError from "@segue/core/PaxosError"
import * as PaxosHttp from "@segue/core/PaxosHttp"
import * as Profiles from "@segue/core/Profiles"
import { Cause, Clock, Effect, Exit, Fiber, Inspectable, Layer, Redacted, Schema } from "effect"
import { HttpClient, HttpClientResponse } from "effect/http"
import { TestClock } from "effect/testing"

import * as Vendor from "./vendor.ts"

const page = Vendor.ok({ items: [] })
const list = Effect.flatMap(Orchestrations.Orchestrations, (service) => service.list({}))
const remove = Effect.flatMap(Orchestrations.Orchestrations, (service) => service.rules.delete("r"))
const deposit = Effect.flatMap(Profiles.Profiles, (service) =>
  service.sandboxDeposit("p", { asset: "USD", amount: "1.00" })
)
const cancel = Effect.flatMap(Conversions.Conversions, (service) => service.cancel("c"))

type Services = Orchestrations.Orchestrations | Profiles.Profiles | Conversions.Conversions

const gaps = (vendor: Vendor.Vendor) =>
  vendor.calls.slice(1).map((sent, index) => sent.atMs - vendor.calls[index]!.atMs)

describe("a read", () => {
  it.effect("is repeated after 429, 5xx, a lost connection and a time-out, ever more slowly", () => {
    const vendor = Vendor.make(() => page)
    const failing = Vendor.make(Vendor.inTurn({ status: 503 }, { status: 500 }, "reset", "cut off", page))
    return Effect.gen(function* () {
      yield* Vendor.during(list).pipe(Effect.provide(Vendor.layer(vendor)))
      assert.strictEqual(vendor.calls.length, 1)
      yield* Vendor.during(list).pipe(Effect.provide(Vendor.layer(failing)))
      assert.strictEqual(failing.calls.length, 5)
      const base = [250, 500, 1000, 2000]
      gaps(failing).forEach((gap, index) => {
        assert.isAtLeast(gap, base[index]! * 0.8 - 1)
        assert.isAtMost(gap, base[index]! * 1.2 + 1)
      })
    })
  })

  it.effect("ends with the last error when nothing helps, and is not repeated after a refusal", () => {
    const down = Vendor.make(() => ({ status: 503 }))
    const refused = Vendor.make(() => Vendor.problem(403))
    const garbled = Vendor.make(() => Vendor.ok("<html>"))
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Vendor.during(list)).pipe(Effect.provide(Vendor.layer(down)))
      assert.deepInclude(error.reason, { _tag: "Unavailable", status: 503 })
      assert.strictEqual(down.calls.length, 5)
      const forbidden = yield* Effect.flip(Vendor.during(list)).pipe(Effect.provide(Vendor.layer(refused)))
      assert.deepStrictEqual([forbidden.reason._tag, forbidden.operation], ["Forbidden", "ListOrchestrations"])
      assert.strictEqual(refused.calls.length, 1)
      const unreadable = yield* Effect.flip(Vendor.during(list)).pipe(Effect.provide(Vendor.layer(garbled)))
      assert.strictEqual(unreadable.reason._tag, "UnreadableReply")
      assert.strictEqual(garbled.calls.length, 1)
    })
  })

  it.effect("is cut off after its time, and all attempts together after theirs", () => {
    const vendor = Vendor.make(() => "hang")
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Vendor.during(list))
      assert.deepInclude(error.reason, { _tag: "TimedOut", timeoutMs: 120_000 })
      assert.strictEqual(yield* Clock.currentTimeMillis, 600_000)
      assert.strictEqual(vendor.calls.length, 4) // 4 x 30 s and the pauses between them
      gaps(vendor).forEach((gap) => assert.isAtLeast(gap, 30_000))
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("waits as long as Retry-After says, in seconds and as a date", () => {
    const vendor = Vendor.make(
      Vendor.inTurn(
        { status: 503, headers: { "retry-after": "20" } },
        { status: 429, headers: { "retry-after": "Thu, 01 Jan 1970 00:01:00 GMT" } },
        page
      )
    )
    return Effect.gen(function* () {
      yield* Vendor.during(list)
      assert.deepStrictEqual(
        vendor.calls.map((sent) => sent.atMs),
        [0, 20_000, 60_000]
      )
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("does not wait for a Retry-After that is too long, but says it", () => {
    const vendor = Vendor.make(() => ({ status: 429, headers: { "retry-after": "86400" } }))
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Vendor.during(list, "1 second"))
      assert.deepInclude(error.reason, { _tag: "RateLimited", retryAfterMs: 86_400_000 })
      assert.strictEqual(vendor.calls.length, 1)
      // The endpoint stays closed for everybody; the next caller is told at once, and nothing is sent.
      const next = yield* Effect.flip(Vendor.during(list, "1 second"))
      assert.deepStrictEqual([next.reason._tag, next.sent, vendor.calls.length], ["RateLimited", false, 1])
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("larger than allowed is refused", () => {
    const vendor = Vendor.make(() => Vendor.ok({ items: [], padding: "x".repeat(2000) }))
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Vendor.during(list))
      assert.strictEqual(error.reason._tag, "UnreadableReply")
      assert.include(error.message, "Larger than 1000 bytes")
    }).pipe(Effect.provide(Vendor.layer(vendor, { responseBytesMax: 1000 })))
  })
})

describe("a write", () => {
  it.effect("is sent once, whatever is lost", () =>
    Effect.gen(function* () {
      for (const reply of [
        { status: 503 },
        { status: 429 },
        "reset",
        "cut off",
        "hang",
        Vendor.ok("<html>")
      ] as const) {
        const writes: ReadonlyArray<Effect.Effect<unknown, PaxosError.PaxosError, Services>> = [remove, deposit, cancel]
        for (const write of writes) {
          const vendor = Vendor.make(() => reply)
          const error = yield* Effect.flip(Vendor.during(write)).pipe(Effect.provide(Vendor.layer(vendor)))
          assert.strictEqual(vendor.calls.length, 1)
          assert.isTrue(error.sent)
          assert.strictEqual(PaxosError.isInDoubt(error), error.reason._tag !== "RateLimited", error.reason._tag)
        }
      }
    })
  )

  it.effect("that was held back by token or budget has certainly not happened", () => {
    const vendor = Vendor.make(
      () => page,
      () => "hang"
    )
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Vendor.during(remove))
      assert.deepStrictEqual([error.reason._tag, error.sent], ["TimedOut", false])
      assert.isFalse(PaxosError.isInDoubt(error))
      assert.strictEqual(vendor.calls.length, 0)
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("to an address that is none has certainly not happened", () => {
    const vendor = Vendor.make(() => page)
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Vendor.during(remove))
      assert.deepInclude(error.reason, { _tag: "TransportFailed", phase: "encode" })
      assert.isFalse(PaxosError.isInDoubt(error))
    }).pipe(Effect.provide(Vendor.layer(vendor, { apiUrl: "https://[" })))
  })
})

describe("the budget", () => {
  it.effect("lets 50 requests a second to one endpoint, and each endpoint its own", () => {
    const vendor = Vendor.make((sent) => (sent.path.endsWith("rules") ? Vendor.ok({ items: [] }) : page))
    return Effect.gen(function* () {
      const service = yield* Orchestrations.Orchestrations
      const many = Effect.all(
        Array.from({ length: 150 }, () => service.list({})),
        { concurrency: "unbounded" }
      )
      yield* Vendor.during(Effect.all([many, service.rules.list({})], { concurrency: 2 }))
      const at = (ms: number) => vendor.calls.filter((sent) => sent.atMs <= ms).length
      assert.strictEqual(at(0), 51)
      assert.strictEqual(at(1000), 101)
      assert.strictEqual(at(2000), 151)
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("closes an endpoint for everybody after a 429", () => {
    const vendor = Vendor.make((_, count) => (count === 1 ? { status: 429, headers: { "retry-after": "9" } } : page))
    return Effect.gen(function* () {
      const first = yield* Effect.forkChild(list)
      yield* TestClock.adjust("10 millis")
      const second = yield* Effect.forkChild(list)
      yield* TestClock.adjust("8 seconds")
      assert.strictEqual(vendor.calls.length, 1)
      yield* TestClock.adjust("1 second")
      yield* Effect.all([Fiber.join(first), Fiber.join(second)])
      assert.strictEqual(vendor.calls.length, 3)
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("closes an endpoint for longer each time when a 429 does not say", () => {
    const vendor = Vendor.make((_, count) => (count <= 4 ? { status: 429 } : page))
    return Effect.gen(function* () {
      yield* Vendor.during(list)
      assert.deepStrictEqual(gaps(vendor), [1000, 2000, 4000, 8000])
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("counts 429s of requests that were under way together once", () => {
    const vendor = Vendor.make((_, count) => (count <= 10 ? { status: 429, afterMs: 100 } : page))
    return Effect.gen(function* () {
      yield* Vendor.during(
        Effect.all(
          Array.from({ length: 10 }, () => list),
          { concurrency: "unbounded" }
        )
      )
      assert.strictEqual(vendor.calls.length, 20)
      assert.isAtMost(vendor.calls.at(-1)!.atMs, 1_100)
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("may be somebody else's", () => {
    const vendor = Vendor.make(() => page)
    const taken: Array<string> = []
    const reported: Array<number> = []
    const budget = Layer.succeed(PaxosHttp.Budget, {
      take: (endpoint) => Effect.sync(() => void taken.push(endpoint)),
      report: (_, status) => Effect.sync(() => void reported.push(status))
    })
    const http = PaxosHttp.layerNoDeps({
      apiUrl: "https://api.vendor.test/v2/",
      tokenUrl: "https://oauth.vendor.test/oauth2/token",
      clientId: "client",
      clientSecret: Redacted.make(Vendor.SECRET),
      scopes: []
    })
    return Effect.gen(function* () {
      yield* Vendor.during(list)
      assert.deepStrictEqual(taken, ["RequestToken", "ListOrchestrations"])
      assert.deepStrictEqual(reported, [200, 200])
      assert.deepStrictEqual(vendor.lines(), ["GET /orchestration/orchestrations"])
    }).pipe(
      Effect.provide(
        OrchestrationsHttp.layer.pipe(
          Layer.provide(http),
          Layer.provide(budget),
          Layer.provide(Layer.succeed(HttpClient.HttpClient, vendor.client))
        )
      )
    )
  })
})

describe("requests", () => {
  it.effect("that cannot be meant are not sent", () => {
    const vendor = Vendor.make(() => page)
    return Effect.gen(function* () {
      const service = yield* Orchestrations.Orchestrations
      const profiles = yield* Profiles.Profiles
      const wrong: ReadonlyArray<Effect.Effect<unknown, PaxosError.PaxosError>> = [
        service.get(""),
        service.get(".."),
        service.get("\ud800"),
        service.events.get("."),
        service.list({ orchestration_id: [] }),
        service.list({ ref_id: ["\udc00"] }),
        service.list({ "created_at.gte": "yesterday" }),
        service.list({ updated_at: "x" } as never),
        service.events.list({ limit: 101 }),
        service.rules.list({ limit: 0 }),
        profiles.balances("p", []),
        profiles.sandboxDeposit("p", { asset: "USD", amount: "1e5" }),
        profiles.list({ nicknames: ["x"] } as never)
      ]
      for (const call of wrong) {
        const error = yield* Effect.flip(call)
        assert.strictEqual(error.reason._tag, "InvalidRequest", error.message)
        assert.isFalse(error.sent)
        assert.isNotEmpty("issues" in error.reason ? error.reason.issues : [])
      }
      assert.strictEqual(vendor.calls.length, 0)
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("encode ids, repeat keys and leave out what is undefined", () => {
    const vendor = Vendor.make(() => page)
    return Effect.gen(function* () {
      const service = yield* Orchestrations.Orchestrations
      yield* service.list({
        status: ["A", "B"],
        "created_at.gte": "2026-04-20T11:00:00+02:00",
        limit: undefined
      } as never)
      yield* Effect.flip(service.events.get("a/../b?c#d"))
      assert.deepStrictEqual(vendor.lines(), [
        "GET /orchestration/orchestrations?status=A&status=B&created_at.gte=2026-04-20T11:00:00%2B02:00",
        "GET /events/a%2F..%2Fb%3Fc%23d"
      ])
      assert.strictEqual(vendor.calls[0]?.headers["accept"], "application/json")
      assert.notProperty(vendor.calls[0]?.headers, "traceparent")
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })
})

describe("secrets", () => {
  const forms = (error: unknown): ReadonlyArray<string> => [
    String(error),
    JSON.stringify(error),
    error instanceof Error ? `${error.message} ${error.stack}` : "",
    Inspectable.toStringUnknown(error),
    Cause.pretty(Cause.fail(error))
  ]

  it.effect("are in no error, not even where the vendor repeats them", () => {
    const echo = (status: number): Vendor.Reply => ({
      status,
      body: { type: "about:blank", detail: `Bearer ${Vendor.TOKEN}1 / ${Vendor.SECRET}`, meta: { x: Vendor.SECRET } }
    })
    const replies: ReadonlyArray<Vendor.Reply> = [
      ...[400, 401, 403, 404, 409, 410, 418, 429, 500].map(echo),
      "reset",
      "cut off",
      "hang",
      Vendor.ok(Vendor.SECRET),
      Vendor.ok({ items: Vendor.SECRET })
    ]
    return Effect.gen(function* () {
      for (const reply of replies) {
        const atApi = Vendor.make(() => reply)
        const atToken = Vendor.make(
          () => page,
          () => reply
        )
        for (const vendor of [atApi, atToken]) {
          const exit = yield* Effect.exit(Vendor.during(list)).pipe(Effect.provide(Vendor.layer(vendor)))
          assert.isTrue(Exit.isFailure(exit))
          const error = Exit.isFailure(exit) ? Cause.squash(exit.cause) : undefined
          assert.isTrue(PaxosError.isPaxosError(error))
          for (const text of forms(error)) {
            assert.notInclude(text, Vendor.SECRET)
            assert.notInclude(text, Vendor.TOKEN)
          }
        }
      }
    })
  })
})

describe("a real response", () => {
  const Web = globalThis as unknown as { readonly Response: new (body: string, init: object) => never }

  it.live("is read from its stream", () => {
    const client = HttpClient.make((request) =>
      Effect.succeed(
        HttpClientResponse.fromWeb(
          request,
          request.url.endsWith("/token")
            ? new Web.Response(JSON.stringify({ access_token: "x" }), { status: 200 })
            : new Web.Response(JSON.stringify({ items: [], next_page_cursor: "größer" }), { status: 200 })
        )
      )
    )
    return Effect.gen(function* () {
      assert.deepStrictEqual(yield* list, { items: [], next_page_cursor: "größer" })
    }).pipe(Effect.provide(Vendor.layer({ ...Vendor.make(() => page), client })))
  })
})

describe("PaxosError", () => {
  it.effect("survives JSON, with its reason's class and message", () =>
    Effect.gen(function* () {
      const codec = Schema.fromJsonString(Schema.toCodecJson(PaxosError.PaxosError))
      const reason = new PaxosError.InsufficientFunds({
        status: 403,
        asset: "USD",
        problem: { type: "insufficient-funds", meta: { asset: "USD" } }
      })
      const error = new PaxosError.PaxosError({ operation: "CreateOrchestration", reason, sent: true })
      const back = yield* Schema.decodeEffect(codec)(yield* Schema.encodeEffect(codec)(error))
      assert.instanceOf(back, PaxosError.PaxosError)
      assert.instanceOf(back.reason, PaxosError.InsufficientFunds)
      assert.strictEqual(back.message, error.message)
      const caught = yield* Effect.fail(back).pipe(
        Effect.catchReason("PaxosError", "InsufficientFunds", (it) => Effect.succeed(it.asset))
      )
      assert.strictEqual(caught, "USD")
    })
  )
})

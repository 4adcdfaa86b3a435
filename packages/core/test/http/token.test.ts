import { assert, describe, it } from "@effect/vitest"
import * as Orchestrations from "@segue/core/Orchestrations"
import { PaxosHttp } from "@segue/core/PaxosHttp"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"

import * as Vendor from "./vendor.ts"

const page = Vendor.ok({ items: [] })
const list = Effect.flatMap(Orchestrations.Orchestrations, (service) => service.list({}))
const bearers = (vendor: Vendor.Vendor) => vendor.calls.map((sent) => sent.headers["authorization"])

describe("the token", () => {
  it.effect("is fetched once for many fibres, as a form, and used as a bearer", () => {
    const vendor = Vendor.make(() => page)
    return Effect.gen(function* () {
      yield* Vendor.during(
        Effect.all(
          Array.from({ length: 20 }, () => list),
          { concurrency: "unbounded" }
        )
      )
      assert.strictEqual(vendor.tokens.length, 1)
      assert.strictEqual(vendor.calls.length, 20)
      assert.deepStrictEqual(vendor.tokens[0]?.body, [
        ["grant_type", "client_credentials"],
        ["client_id", "client"],
        ["client_secret", Vendor.SECRET],
        ["scope", "orchestration:read_orchestration orchestration:write_orchestration"]
      ])
      assert.match(vendor.tokens[0]?.headers["content-type"] ?? "", /^application\/x-www-form-urlencoded/u)
      assert.deepStrictEqual(new Set(bearers(vendor)), new Set([`Bearer ${Vendor.TOKEN}1`]))
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("is renewed before it expires", () => {
    const vendor = Vendor.make(() => page)
    return Effect.gen(function* () {
      yield* list
      yield* TestClock.adjust("3290 seconds")
      yield* list
      assert.strictEqual(vendor.tokens.length, 1)
      yield* TestClock.adjust("10 seconds") // 299 seconds before its end
      yield* list
      assert.strictEqual(vendor.tokens.length, 2)
      assert.strictEqual(bearers(vendor).at(-1), `Bearer ${Vendor.TOKEN}2`)
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("goes on being used when its renewal fails and it is still valid, but not beyond", () => {
    const vendor = Vendor.make(
      () => page,
      (_, count) => (count === 1 ? Vendor.ok({ access_token: "first", expires_in: 1000 }) : { status: 503 })
    )
    return Effect.gen(function* () {
      yield* list
      yield* TestClock.adjust("810 seconds")
      yield* Vendor.during(list, "1 minute")
      assert.strictEqual(bearers(vendor).at(-1), "Bearer first")
      assert.isAbove(vendor.tokens.length, 1)
      yield* TestClock.adjust("200 seconds")
      const error = yield* Effect.flip(Vendor.during(list))
      assert.strictEqual(error.reason._tag, "Unavailable")
      assert.deepStrictEqual([error.operation, error.sent], ["RequestToken", false])
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("is fetched anew once when the API answers 401, for reads and for writes", () => {
    const vendor = Vendor.make((sent) =>
      sent.headers["authorization"] === `Bearer ${Vendor.TOKEN}1`
        ? Vendor.problem(401)
        : sent.method === "GET"
          ? page
          : Vendor.ok({ rule: { id: "r", status: "DELETED", source_asset: "USD", destination_asset: "USDG" } })
    )
    return Effect.gen(function* () {
      const service = yield* Orchestrations.Orchestrations
      const rule = yield* Vendor.during(service.rules.delete("r"))
      assert.strictEqual(rule.status, "DELETED")
      assert.deepStrictEqual(bearers(vendor), [`Bearer ${Vendor.TOKEN}1`, `Bearer ${Vendor.TOKEN}2`])
      yield* Vendor.during(list)
      assert.strictEqual(vendor.tokens.length, 2)
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("refused to many fibres at once is fetched anew once", () => {
    const vendor = Vendor.make((sent) =>
      sent.headers["authorization"] === `Bearer ${Vendor.TOKEN}1` ? Vendor.problem(401) : page
    )
    return Effect.gen(function* () {
      yield* Vendor.during(
        Effect.all(
          Array.from({ length: 10 }, () => list),
          { concurrency: "unbounded" }
        )
      )
      assert.strictEqual(vendor.tokens.length, 2)
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("refused late does not take away the one that others have fetched since", () => {
    const vendor = Vendor.make((sent, count) =>
      sent.headers["authorization"] === `Bearer ${Vendor.TOKEN}1`
        ? { ...(Vendor.problem(401) as object), status: 401, afterMs: count === 1 ? 5000 : 0 }
        : page
    )
    return Effect.gen(function* () {
      const slow = yield* Effect.forkChild(list)
      yield* TestClock.adjust("1 second")
      yield* Vendor.during(list, "2 seconds")
      assert.strictEqual(vendor.tokens.length, 2)
      yield* Vendor.during(Fiber.join(slow), "10 seconds")
      assert.strictEqual(vendor.tokens.length, 2)
      assert.strictEqual(bearers(vendor).at(-1), `Bearer ${Vendor.TOKEN}2`)
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("refused twice is an error", () => {
    const vendor = Vendor.make(() => Vendor.problem(401))
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Vendor.during(list))
      assert.strictEqual(error.reason._tag, "Unauthorized")
      assert.deepStrictEqual([vendor.calls.length, vendor.tokens.length], [2, 2])
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("asked for by somebody who leaves is still fetched for the others", () => {
    const vendor = Vendor.make(() => page)
    return Effect.gen(function* () {
      const leaving = yield* Effect.forkChild(list)
      const staying = yield* Effect.forkChild(list)
      yield* Effect.yieldNow
      yield* Fiber.interrupt(leaving)
      yield* Vendor.during(Fiber.join(staying))
      assert.strictEqual(vendor.tokens.length, 1)
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })
})

describe("a refusal of the token endpoint", () => {
  const refusedWith = (reply: Vendor.Reply) => {
    const vendor = Vendor.make(
      () => page,
      () => reply
    )
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Vendor.during(list))
      assert.strictEqual(vendor.calls.length, 0)
      assert.deepStrictEqual([error.operation, error.sent], ["RequestToken", false])
      return error
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  }

  it.effect("in OAuth's shape keeps its code", () =>
    Effect.gen(function* () {
      const body = { error: "invalid_scope", error_description: Vendor.SECRET }
      const error = yield* refusedWith({ status: 400, body })
      assert.strictEqual(error.reason._tag, "TokenRefused")
      assert.deepInclude(error.reason, { status: 400, code: "invalid_scope" })
      assert.include(error.message, "invalid_scope")
      assert.notInclude(JSON.stringify(error), Vendor.SECRET)
      const client = yield* refusedWith({ status: 401, body: { error: "invalid_client" } })
      assert.deepInclude(client.reason, { status: 401, code: "invalid_client" })
    })
  )

  it.effect("in the vendor's shape keeps the problem", () =>
    Effect.gen(function* () {
      const error = yield* refusedWith(Vendor.problem(403))
      assert.strictEqual(error.reason._tag, "TokenRefused")
      assert.deepInclude(error.reason, { status: 403 })
      assert.strictEqual("problem" in error.reason && error.reason.problem?.title, "Title")
    })
  )

  it.effect("is believed at once, a server error is asked again", () => {
    const vendor = Vendor.make(() => page, Vendor.inTurn({ status: 503 }, "reset", Vendor.ok({ access_token: "late" })))
    return Effect.gen(function* () {
      yield* Vendor.during(list)
      assert.strictEqual(vendor.tokens.length, 3)
      assert.strictEqual(bearers(vendor)[0], "Bearer late")
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })

  it.effect("that is no token at all is unreadable", () =>
    Effect.gen(function* () {
      for (const body of ["<html>", {}, { access_token: "" }, { access_token: "x", token_type: "mac" }, []]) {
        const error = yield* refusedWith(Vendor.ok(body))
        assert.strictEqual(error.reason._tag, "UnreadableReply", JSON.stringify(body))
      }
    })
  )
})

describe("granting", () => {
  it.effect("asks for just these scopes and says what came back", () => {
    const vendor = Vendor.make(
      () => page,
      (sent) =>
        JSON.stringify(sent.body).includes("events:read_event")
          ? Vendor.ok({ access_token: "x", expires_in: 60, scope: "events:read_event  other" })
          : { status: 400, body: { error: "invalid_scope" } }
    )
    return Effect.gen(function* () {
      const http = yield* PaxosHttp
      const granted = yield* http.grant(["events:read_event"])
      assert.deepStrictEqual(granted, { scopes: ["events:read_event", "other"] })
      const refused = yield* Effect.flip(Vendor.during(http.grant(["conversion:read_conversion_stablecoin"])))
      assert.deepInclude(refused.reason, { _tag: "TokenRefused", code: "invalid_scope" })
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })
})

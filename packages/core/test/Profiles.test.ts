import { assert, describe, it } from "@effect/vitest"
import * as Profiles from "@segue/core/Profiles"
import { Effect, Stream } from "effect"

import * as Vendor from "./http/vendor.ts"

const profile = { id: "p", nickname: "default", type: "DEFAULT" }
const balance = { asset: "USD", available: "10.00", trading: "0" }

describe("profiles", () => {
  it.effect("are listed and streamed, with their balances and deposits", () => {
    const vendor = Vendor.make((sent) => {
      if (sent.method === "POST") return Vendor.ok({ activity_id: "a" })
      if (sent.path.endsWith("balances")) return Vendor.ok({ items: [balance] })
      return Vendor.ok({ items: [profile], next_page_cursor: sent.line.includes("page_cursor") ? "" : "2" })
    })
    return Effect.gen(function* () {
      const profiles = yield* Profiles.Profiles
      assert.deepStrictEqual<object>(yield* profiles.list({ nickname: "def", ids: ["p", "q"] }), {
        items: [profile],
        next_page_cursor: "2"
      })
      assert.strictEqual((yield* Stream.runCollect(profiles.stream({}))).length, 2)
      assert.deepStrictEqual(yield* profiles.balances("p"), [balance])
      assert.deepStrictEqual(yield* profiles.balances("p", ["USD", "PYUSD"]), [balance])
      assert.deepStrictEqual(yield* profiles.sandboxDeposit("p", { asset: "USD", amount: "5.00" }), {
        activity_id: "a"
      })
      assert.deepStrictEqual(vendor.lines(), [
        "GET /profiles?nickname=def&ids=p&ids=q",
        "GET /profiles",
        "GET /profiles?page_cursor=2",
        "GET /profiles/p/balances",
        "GET /profiles/p/balances?assets=USD&assets=PYUSD",
        "POST /sandbox/profiles/p/deposit"
      ])
      assert.deepStrictEqual(vendor.calls.at(-1)?.body, { asset: "USD", amount: "5.00" })
    }).pipe(Effect.provide(Vendor.layer(vendor)))
  })
})

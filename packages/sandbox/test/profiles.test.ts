import { assert, describe, it } from "@effect/vitest"
import { Profile } from "@segue/core"
import { Schema } from "effect"

import * as Client from "./client.ts"

const setUp = () => {
  const sandbox = Client.make()
  return { sandbox, id: Client.defaultProfile(sandbox), call: Client.caller(sandbox) }
}

describe("profiles", () => {
  it("starts with one DEFAULT profile, also under its alias", () => {
    const { call, id } = setUp()
    const { items } = call.get("/v2/profiles").body
    assert.deepStrictEqual(items, [{ id, nickname: "default", type: "DEFAULT" }])
    assert.isTrue(Schema.is(Profile.Profile)(items[0]))
    assert.strictEqual(call.get("/v2/profiles/default").body.id, id)
    assert.strictEqual(call.get("/v2/profiles/default/balances").status, 404)
    assert.strictEqual(call.get("/v2/profiles/nobody").status, 404)
  })

  it("creates NORMAL profiles with unique nicknames, renames them, finds them by prefix", () => {
    const { call } = setUp()
    const made = call.post("/v2/profiles", { nickname: "Payouts", description: "d" }).body
    assert.deepInclude(made, { nickname: "Payouts", type: "NORMAL", description: "d" })
    const again = call.post("/v2/profiles", { nickname: "Payouts" })
    assert.strictEqual(again.status, 409)
    assert.strictEqual(again.body.detail, "nickname already exists")
    assert.strictEqual(call.put(`/v2/profiles/${made.id}`, { nickname: "default" }).status, 409)
    assert.strictEqual(call.put(`/v2/profiles/${made.id}`, { nickname: "Payroll" }).body.nickname, "Payroll")
    assert.deepStrictEqual(
      call.get("/v2/profiles?nickname=pay").body.items.map((item: { id: string }) => item.id),
      [made.id]
    )
    assert.strictEqual(call.get(`/v2/profiles?ids=${made.id}&ids=x`).body.items.length, 1)
    assert.strictEqual(call.post("/v2/profiles", { nickname: "" }).status, 400)
  })

  it("deactivates empty profiles, wakes them when money arrives, never the default one", () => {
    const { call, id } = setUp()
    assert.strictEqual(call.put(`/v2/profiles/${id}/deactivate`).status, 400)
    const made = call.post("/v2/profiles", { nickname: "a" }).body.id as string
    assert.deepStrictEqual(call.put(`/v2/profiles/${made}/deactivate`).body, {})
    assert.strictEqual(call.get(`/v2/profiles/${made}`).status, 404)
    assert.strictEqual(call.get(`/v2/profiles/${made}?include_deactivated=true`).status, 200)
    call.post(`/v2/sandbox/profiles/${made}/deposit`, { asset: "USD", amount: "1" })
    assert.strictEqual(call.get(`/v2/profiles/${made}`).status, 200)
    assert.strictEqual(call.put(`/v2/profiles/${made}/deactivate`).status, 400)
  })
})

describe("balances and sandbox deposits", () => {
  it("credits at once, exactly", () => {
    const { call, id } = setUp()
    const path = `/v2/sandbox/profiles/${id}/deposit`
    const usd = call.post(path, { asset: "USD", amount: ".25" })
    assert.strictEqual(usd.status, 200)
    assert.isString(usd.body.activity_id)
    call.post(path, { asset: "USDG", amount: "0.00000001", crypto_network: "ETHEREUM" })
    const { items } = call.get(`/v2/profiles/${id}/balances?assets=USD&assets=USDG`).body
    assert.deepStrictEqual(items, [
      { asset: "USD", available: "1000000.25", trading: "0" },
      { asset: "USDG", available: "1000000.00000001", trading: "0" }
    ])
    assert.deepStrictEqual(call.get(`/v2/profiles/${id}/balances/USD`).body, items[0])
    assert.strictEqual(call.get(`/v2/profiles/${id}/balances`).body.items.length > 4, true)
    assert.strictEqual(call.get(`/v2/profiles/${id}/balances?assets=USD,USDG`).status, 400)
    assert.strictEqual(call.get(`/v2/profiles/${id}/balances/XXX`).status, 404)
  })

  it.each([
    [{ asset: "USD", amount: "1.001" }, "decimals"],
    [{ asset: "USD", amount: "1", crypto_network: "ETHEREUM" }, "crypto_network"],
    [{ asset: "PYUSD", amount: "1" }, "crypto_network"],
    [{ asset: "PYUSD", amount: "1", crypto_network: "MOON" }, "crypto_network"],
    [{ asset: "GOLD", amount: "1" }, "asset"],
    [{ asset: "USD", amount: "5." }, "amount"]
  ])("refuses %j", (request, detail) => {
    const { call, id } = setUp()
    const { body, status } = call.post(`/v2/sandbox/profiles/${id}/deposit`, request)
    assert.strictEqual(status, 400)
    assert.include(body.detail, detail)
  })

  it("shows reserved money in trading when the switch says so", () => {
    const { call, id, sandbox } = setUp()
    const create = { profile_id: id, amount: "10", source_asset: "USD", target_asset: "USDP" }
    call.post("/v2/conversion/stablecoins", create)
    const path = `/v2/profiles/${id}/balances/USD`
    assert.deepStrictEqual(call.get(path).body, { asset: "USD", available: "999990", trading: "0" })
    sandbox.control.settings.set({ reservedShownAs: "trading" })
    assert.deepStrictEqual(call.get(path).body, { asset: "USD", available: "999990", trading: "10" })
  })
})

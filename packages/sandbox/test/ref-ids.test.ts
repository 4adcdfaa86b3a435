import { assert, describe, it } from "@effect/vitest"

import type * as Sandbox from "../src/Sandbox.ts"
import * as Client from "./client.ts"

const ORCHESTRATIONS = "/v2/orchestration/orchestrations"
const CONVERSIONS = "/v2/conversion/stablecoins"

const creates = (sandbox: Sandbox.Sandbox) => {
  const call = Client.caller(sandbox)
  const profile = Client.defaultProfile(sandbox)
  const side = { profile: { profile_id: profile } }
  return {
    call,
    profile,
    orchestrate: (change: object = {}) =>
      call.post(ORCHESTRATIONS, {
        ref_id: "r",
        source_amount: "5.25",
        source_asset: "USD",
        destination_asset: "USDP",
        source: side,
        destination: side,
        ...change
      }),
    convert: (change: object = {}) =>
      call.post(CONVERSIONS, {
        ref_id: "r",
        profile_id: profile,
        amount: "5.25",
        source_asset: "USD",
        target_asset: "USDP",
        ...change
      })
  }
}

describe("a ref_id with a comma", () => {
  it("can be looked up; joined values and joined ids are still refused", () => {
    const sandbox = Client.make()
    const { call, orchestrate, profile } = creates(sandbox)
    const { id } = orchestrate({ ref_id: "x,y" }).body
    const found = call.get(`${ORCHESTRATIONS}?ref_id=x%2Cy`)
    assert.deepStrictEqual(
      found.body.items.map((one: { id: string }) => one.id),
      [id]
    )
    assert.strictEqual(call.get(`${ORCHESTRATIONS}?status=COMPLETED,FAILED`).status, 400)
    assert.strictEqual(call.get(`${ORCHESTRATIONS}?profile_id=${profile},${profile}`).status, 400)
  })
})

describe("a create whose ref_id is known", () => {
  it("is a conflict with the record, whatever the settings have become", () => {
    const sandbox = Client.make()
    const { call, convert, orchestrate, profile } = creates(sandbox)
    const [orchestration, conversion] = [orchestrate().body, convert().body]
    sandbox.control.settings.set({ orchestrationAmountMax: "1", legacyAmountMax: "1", unknownFields: "refuse" })
    for (const [answer, written] of [
      [orchestrate(), orchestration],
      [orchestrate({ profile_id: profile, strange: 1 }), orchestration],
      [orchestrate({ source_amount: "5.123456789" }), orchestration],
      [orchestrate({ destination_asset: "NONE" }), orchestration],
      [orchestrate({ metadata: { sandbox: "unavailable" } }), orchestration],
      [orchestrate({ source: undefined }), orchestration],
      [convert({ strange: 1 }), conversion],
      [convert({ metadata: { sandbox: "no such magic" } }), conversion],
      [convert({ target_asset: "EUR" }), conversion]
    ] as const) {
      assert.strictEqual(answer.status, 409, JSON.stringify(answer.body))
      assert.strictEqual(answer.body.meta.existing.id, written.id)
    }
    // What has no readable ref_id is refused for its shape.
    assert.strictEqual(orchestrate({ source_amount: "many" }).status, 400)
    assert.strictEqual(call.get(ORCHESTRATIONS).body.items.length, 1)
  })

  it("is a conflict when its address lost what the Travel Rule asks for", () => {
    const sandbox = Client.make()
    const { call, orchestrate } = creates(sandbox)
    const address = "0x52908400098527886E0F7030069857D2E4169EE7"
    const saved = call.put("/v2/transfer/crypto-destination-address", { crypto_network: "ETHEREUM", address })
    assert.strictEqual(saved.status, 200, JSON.stringify(saved.body))
    const send = () => orchestrate({ source_amount: "5000", destination: { crypto: { address, network: "ETHEREUM" } } })
    const { body, status } = send()
    assert.strictEqual(status, 200, JSON.stringify(body))
    sandbox.control.settings.set({ travelRule: "on" })
    assert.strictEqual(send().status, 409)
    assert.strictEqual(send().body.meta.existing.id, body.id)
  })

  it("meets the other checks first where the switch says funds", () => {
    const sandbox = Client.make({ settings: { firstCheck: "funds" } })
    const { orchestrate } = creates(sandbox)
    orchestrate()
    assert.strictEqual(orchestrate().status, 409)
    assert.strictEqual(orchestrate({ source_amount: "9000000" }).status, 403)
  })
})

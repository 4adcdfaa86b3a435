import { assert, describe, it } from "@effect/vitest"

import * as Client from "./client.ts"

const strict = () => {
  const sandbox = Client.make({ settings: { unknownFields: "refuse", unknownQueryParameters: "refuse" } })
  const profile = { profile_id: Client.defaultProfile(sandbox) }
  return { sandbox, profile, call: Client.caller(sandbox) }
}

describe("where the switches refuse what is unknown", () => {
  it("fields are known at every depth", () => {
    const { call, profile } = strict()
    const create = (change: object) =>
      call.post("/v2/orchestration/orchestrations", {
        ref_id: "a",
        source_amount: "1",
        source_asset: "USD",
        destination_asset: "USDP",
        source: { profile },
        destination: { profile },
        ...change
      })
    const deep = create({ destination: { profile: { ...profile, nickname: "x" } } })
    assert.strictEqual(deep.status, 400)
    assert.include(deep.body.detail, "destination.profile.nickname")
    assert.strictEqual(create({ nickname: "x" }).status, 400)
    assert.strictEqual(create({ metadata: { any: "thing" } }).status, 200)
    const rule = (change: object) =>
      call.post("/v2/orchestration/rules", {
        ref_id: "r",
        ...profile,
        source_asset: "PYUSD",
        destination_asset: "USD",
        source: { crypto: { network: "ETHEREUM", ...change } }
      })
    assert.include(rule({ address: "x" }).body.detail, "source.crypto.address")
    assert.strictEqual(rule({}).status, 200)
  })

  it("query parameters are known by every operation", () => {
    const { call, profile } = strict()
    const one = `/v2/profiles/${profile.profile_id}`
    for (const path of [`${one}?what=1`, `${one}/balances?what=1`, `${one}/balances/USD?what=1`]) {
      const answer = call.get(path)
      assert.strictEqual(answer.status, 400, path)
      assert.include(answer.body.detail, "what")
    }
    assert.strictEqual(call.get(`${one}?include_deactivated=true`).status, 200)
    assert.strictEqual(call.get(`${one}/balances?assets=USD`).status, 200)
  })
})

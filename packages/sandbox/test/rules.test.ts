import { assert, describe, it } from "@effect/vitest"
import { Rule } from "@segue/core"
import { Schema } from "effect"

import * as Client from "./client.ts"

const RULES = "/v2/orchestration/rules"
const ORCHESTRATIONS = "/v2/orchestration/orchestrations"

const setUp = (options: Parameters<typeof Client.make>[0] = {}) => {
  const sandbox = Client.make(options)
  const profile = Client.defaultProfile(sandbox)
  const call = Client.caller(sandbox)
  const create = (change: object = {}) =>
    call.post(RULES, {
      ref_id: "rule-1",
      profile_id: profile,
      source_asset: "PYUSD",
      destination_asset: "USD",
      source: { crypto: { network: "ETHEREUM" } },
      ...change
    })
  const pay = (address: string, change: object = {}) =>
    call.post(`/v2/sandbox/profiles/${profile}/deposit`, {
      asset: "PYUSD",
      amount: "250",
      crypto_network: "ETHEREUM",
      crypto_address: address,
      ...change
    })
  const runs = () => call.get(ORCHESTRATIONS).body.items
  return { sandbox, profile, call, create, pay, runs }
}

describe("rules", () => {
  it("a deposit to a rule's address becomes an orchestration", () => {
    const { call, create, pay, profile, runs, sandbox } = setUp()
    const { rule } = create({ nickname: "redeem" }).body
    assert.isTrue(Schema.is(Rule.Rule)(rule))
    assert.deepInclude(rule, { status: "ACTIVE", ref_id: "rule-1", nickname: "redeem", profile_id: profile })
    assert.notProperty(rule, "destination")
    assert.strictEqual(pay(rule.source.crypto.address).status, 200)
    const [run] = runs()
    assert.deepInclude(run, {
      status: "PROCESSING",
      orchestration_rule_id: rule.id,
      source_amount: "250",
      source: rule.source,
      destination: { profile: { profile_id: profile } }
    })
    assert.match(run.ref_id, /^orchestration_id\.[0-9a-f-]{36}$/)
    assert.strictEqual(run.source_transfer.status, "COMPLETED")
    sandbox.control.clock.advance("1s")
    assert.strictEqual(call.get(`${ORCHESTRATIONS}/${run.id}`).body.status, "COMPLETED")
    assert.strictEqual(Client.units(sandbox, profile, "available", "USD"), 100_025_000_000_000n)
    assert.strictEqual(Client.units(sandbox, profile, "available", "PYUSD"), 100_000_000_000_000n)
    assert.strictEqual(call.get(`${ORCHESTRATIONS}?orchestration_rule_id=${rule.id}`).body.items.length, 1)
    assert.deepStrictEqual(sandbox.control.ledger.check(), [])
  })

  it("another asset, and deposits after the deletion, arrive unconverted", () => {
    const { call, create, pay, profile, runs, sandbox } = setUp()
    const { rule } = create().body
    pay(rule.source.crypto.address, { asset: "USDG" })
    const deleted = call.delete(`${RULES}/${rule.id}`).body.rule
    assert.strictEqual(deleted.status, "DELETED")
    pay(rule.source.crypto.address)
    assert.deepStrictEqual(runs(), [])
    assert.strictEqual(Client.units(sandbox, profile, "available", "PYUSD"), 100_025_000_000_000n)
    assert.strictEqual(call.delete(`${RULES}/nothing`).status, 404)
  })

  it("orchestrations that started before the deletion go on", () => {
    const { call, create, pay, runs, sandbox } = setUp()
    const { rule } = create().body
    pay(rule.source.crypto.address)
    call.delete(`${RULES}/${rule.id}`)
    sandbox.control.clock.advance("1s")
    assert.strictEqual(runs()[0].status, "COMPLETED")
  })

  it("a bank deposit with a rule's memo mints to a saved address", () => {
    const { call, create, runs, sandbox } = setUp()
    const address = "0x2222222222222222222222222222222222222222"
    call.put("/v2/transfer/crypto-destination-address", { crypto_network: "POLYGON_POS", address })
    const { rule } = create({
      source_asset: "USD",
      destination_asset: "PYUSD",
      source: { fiat: { network: "WIRE", account_type: "ABA" } },
      destination: { crypto: { address, network: "POLYGON" } }
    }).body
    assert.deepStrictEqual(rule.destination, { crypto: { address, network: "POLYGON" } })
    const { deposit_instructions_id: instructionsId, memo_id: memo } = rule.source.fiat
    call.post("/v2/sandbox/fiat-deposits", {
      asset: "USD",
      amount: "99.99",
      memo_id: memo,
      fiat_network_instructions: { wire: {} }
    })
    sandbox.control.clock.advance("1m")
    const [run] = runs()
    assert.deepStrictEqual(run.source, { fiat: { deposit_instructions_id: instructionsId, memo } })
    assert.strictEqual(run.destination.crypto.address, address)
    sandbox.control.clock.advance("2m")
    assert.strictEqual(runs()[0].status, "COMPLETED")
    assert.deepStrictEqual(call.get("/v2/transfer/fiat-deposit-instructions").body.items, [])
    assert.strictEqual(call.get(`/v2/transfer/fiat-deposit-instructions/${instructionsId}`).status, 200)
  })

  it("a run that something stops shows where its rule wanted to go", () => {
    const { call, create, pay, runs, sandbox } = setUp()
    const address = "0x2222222222222222222222222222222222222222"
    call.put("/v2/transfer/crypto-destination-address", { crypto_network: "ETHEREUM", address })
    const crypto = { address, network: "ETHEREUM" }
    const { rule } = create({ destination_asset: "USDP", destination: { crypto } }).body
    sandbox.control.settings.set({ travelRule: "on" })
    pay(rule.source.crypto.address, { amount: "5000" })
    sandbox.control.clock.advance("1s")
    const [run] = runs()
    assert.deepInclude(run, { status: "FAILED", destination: { crypto } })
    assert.include(run.fail_reason.detail, "travel rule")
    assert.deepStrictEqual(sandbox.control.ledger.check(), [])
  })

  it("what cannot be delivered fails, and the deposit stays where it arrived", () => {
    const { create, pay, profile, runs, sandbox } = setUp()
    const { rule } = create().body
    pay(rule.source.crypto.address, { amount: "0.000001" })
    sandbox.control.clock.advance("1s")
    const [run] = runs()
    assert.strictEqual(run.status, "FAILED")
    assert.include(run.fail_reason.detail, "decimals")
    assert.strictEqual(Client.units(sandbox, profile, "available", "PYUSD"), 100_000_000_000_100n)
  })

  it("wait for approval where the policy says so, without an address until then", () => {
    const { call, create, sandbox } = setUp()
    sandbox.control.approvals.policy({ rules: true })
    const [first, second] = [create().body.rule, create({ ref_id: "rule-2" }).body.rule]
    assert.deepInclude(first, { status: "PENDING", source: { crypto: { network: "ETHEREUM" } } })
    sandbox.control.approvals.approve(first.id)
    sandbox.control.approvals.reject(second.id)
    const rows = call.get(`${RULES}?order=ASC`).body
    assert.deepStrictEqual(
      rows.items.map((row: { status: string }) => row.status),
      ["ACTIVE", "REJECTED"]
    )
    assert.deepStrictEqual(rows.rules, rows.items)
    assert.isString(rows.items[0].source.crypto.address)
    assert.strictEqual(call.get(`${RULES}?status=REJECTED&status=DELETED`).body.items.length, 1)
    assert.strictEqual(call.get(`${RULES}?ids=${first.id}&source_asset=PYUSD`).body.items.length, 1)
    assert.strictEqual(call.get(`${RULES}?destination_asset=USDG`).body.items.length, 0)
  })

  it("refuses a known ref_id with the rule", () => {
    const { create } = setUp()
    const { rule } = create().body
    const again = create()
    assert.strictEqual(again.status, 409)
    assert.strictEqual(again.body.meta.existing.id, rule.id)
    assert.strictEqual(again.body.detail, "orchestration rule already exists with ref_id 'rule-1'")
  })

  it.each([
    { profile_id: "nobody" },
    { source_asset: "USD" },
    { source_asset: "USDG", source: { crypto: { network: "STELLAR" } } },
    { source: { fiat: { network: "WIRE" } } },
    { source_asset: "USD", source: { fiat: { network: "CUBIX", account_type: "ABA" } } },
    { source: { crypto: { network: "MOON" } } },
    { destination: { profile: { profile_id: "nobody" } } },
    { destination: { crypto: { address: "0x3", network: "ETHEREUM" } } },
    { destination: { fiat: { fiat_account_id: "x" } } },
    { destination: {} },
    { destination_asset: "BUSD" }
  ])("refuses %j", (change) => {
    const { create } = setUp()
    assert.strictEqual(create(change).status, 400)
  })
})

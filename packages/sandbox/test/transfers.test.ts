import { assert, describe, it } from "@effect/vitest"

import * as Client from "./client.ts"

const ORCHESTRATIONS = "/v2/orchestration/orchestrations"
const ADDRESS = "0x1111111111111111111111111111111111111111"
const SELF = { beneficiary: { self: true }, custodian_type: "PRIVATE" }

const place = { country: "USA", city: "New York" }
const account = {
  fiat_account_owner: { person_details: { first_name: "Jane", last_name: "Doe" } },
  fiat_network_instructions: {
    wire: {
      account_number: "12345678",
      fiat_account_owner_address: { ...place, address1: "456 Main Street" },
      routing_details: {
        routing_number_type: "ABA",
        routing_number: "123456789",
        bank_name: "Customers Bank",
        bank_address: place
      }
    }
  }
}

const setUp = (options: Parameters<typeof Client.make>[0] = {}) => {
  const sandbox = Client.make(options)
  const profile = Client.defaultProfile(sandbox)
  const call = Client.caller(sandbox)
  const orchestrate = (destination: unknown, change: object = {}) =>
    call.post(ORCHESTRATIONS, {
      ref_id: "o-1",
      source_amount: "100",
      source_asset: "USD",
      destination_asset: "PYUSD",
      source: { profile: { profile_id: profile } },
      destination,
      ...change
    })
  const save = (change: object = {}) =>
    call.put("/v2/transfer/crypto-destination-address", {
      crypto_network: "ETHEREUM",
      address: ADDRESS,
      nickname: "cold",
      ...change
    })
  return { sandbox, profile, call, orchestrate, save }
}

describe("crypto destination addresses", () => {
  it("upsert by tuple or id, never by both", () => {
    const { call, save } = setUp()
    const first = save().body.address
    assert.deepInclude(first, { crypto_network: "ETHEREUM", address: ADDRESS, status: "APPROVED", bookmarked: false })
    assert.strictEqual(save({ nickname: "warm" }).body.address.id, first.id)
    const path = "/v2/transfer/crypto-destination-address"
    const byId = call.put(path, { id: first.id, bookmarked_status: true, travelrule_metadata: SELF }).body.address
    assert.deepInclude(byId, { id: first.id, nickname: "warm", bookmarked: true, travelrule_metadata: SELF })
    assert.strictEqual(call.put(path, { id: first.id, address: ADDRESS }).status, 400)
    assert.strictEqual(call.put(path, { address: ADDRESS }).status, 400)
    assert.strictEqual(call.put(path, { id: "x" }).status, 404)
    assert.strictEqual(save({ crypto_network: "MOON" }).status, 400)
    assert.notStrictEqual(save({ identity_id: "i" }).body.address.id, first.id)
    const list = (query: string) => call.get(`/v2/transfer/crypto-destination-addresses?${query}`).body.addresses.length
    assert.strictEqual(list(""), 2)
    assert.strictEqual(list("nicknames=warm&nicknames=hot"), 1)
    assert.strictEqual(list("bookmarked_status=false"), 1)
    assert.strictEqual(list("crypto_networks=SOLANA"), 0)
  })

  it("refuses the platform's own addresses", () => {
    const { call, profile, save } = setUp()
    const own = call.post("/v2/transfer/deposit-addresses", { profile_id: profile, crypto_network: "BASE" }).body
    const { body, status } = save({ address: own.address })
    assert.strictEqual(status, 400)
    assert.deepStrictEqual(body.meta, { address: own.address, reason: "INTERNAL_WITHDRAWAL_WALLET" })
  })

  it("an orchestration pays out in two legs, visible as transfers", () => {
    const { call, orchestrate, profile, sandbox, save } = setUp()
    const crypto = { address: ADDRESS, network: "ETHEREUM" }
    assert.strictEqual(orchestrate({ crypto }).status, 400)
    const { id: addressId } = save().body.address
    const { body } = orchestrate({ crypto })
    assert.deepStrictEqual(body.destination, { crypto: { ...crypto, address_id: addressId } })
    assert.strictEqual(body.profile_id, profile)
    assert.deepStrictEqual(body.destination_transfer, { status: "PENDING" })
    sandbox.control.clock.advance("1s")
    const under = call.get(`${ORCHESTRATIONS}/${body.id}`).body
    assert.deepInclude(under, { status: "PROCESSING" })
    assert.strictEqual(under.source_transfer.status, "COMPLETED")
    assert.strictEqual(under.destination_transfer.status, "PROCESSING")
    sandbox.control.clock.advance("179s")
    assert.strictEqual(call.get(`${ORCHESTRATIONS}/${body.id}`).body.status, "PROCESSING")
    sandbox.control.clock.advance("1s")
    const done = call.get(`${ORCHESTRATIONS}/${body.id}`).body
    assert.strictEqual(done.status, "COMPLETED")
    assert.deepStrictEqual(done.destination_transfer, {
      transfer_id: under.destination_transfer.transfer_id,
      status: "COMPLETED"
    })
    assert.strictEqual(sandbox.control.ledger.balances()["outside/world"]!["PYUSD"], "-999900")
    assert.strictEqual(orchestrate({ crypto: { address_id: addressId } }, { ref_id: "o-2" }).status, 200)
    const wrong = orchestrate({ crypto }, { ref_id: "o-3", destination_asset: "USD" })
    assert.include(wrong.body.detail, "USD does not exist on ETHEREUM")
  })

  it("waits for approval where the policy says so", () => {
    const { orchestrate, sandbox, save } = setUp()
    sandbox.control.approvals.policy({ cryptoAddresses: true })
    const { id, status } = save().body.address
    assert.strictEqual(status, "PENDING")
    const crypto = { address: ADDRESS, network: "ETHEREUM" }
    assert.strictEqual(orchestrate({ crypto }).status, 400)
    sandbox.control.approvals.approve(id)
    assert.strictEqual(orchestrate({ crypto }).status, 200)
  })

  it("the Travel Rule bites from its day on, from 3,000 on, and is satisfied by data", () => {
    const { orchestrate, sandbox, save, call, profile } = setUp({ clock: { startAt: "2026-11-29T23:59:00Z" } })
    save()
    const crypto = { address: ADDRESS, network: "ETHEREUM" }
    assert.strictEqual(orchestrate({ crypto }, { source_amount: "3000" }).status, 200)
    sandbox.control.clock.advance("2m")
    assert.strictEqual(orchestrate({ crypto }, { ref_id: "o-2", source_amount: "2999.99" }).status, 200)
    const { body, status } = orchestrate({ crypto }, { ref_id: "o-3", source_amount: "3000" })
    assert.strictEqual(status, 403)
    assert.include(body.type, "travel-rule-information-required")
    assert.deepStrictEqual(body.meta, { crypto_network: "ETHEREUM", address: ADDRESS })
    save({ travelrule_metadata: { beneficiary: {}, custodian_type: "PRIVATE" } })
    assert.strictEqual(orchestrate({ crypto }, { ref_id: "o-3", source_amount: "3000" }).status, 403)
    save({ travelrule_metadata: { beneficiary: { self: false }, custodian_type: "PRIVATE" } })
    assert.strictEqual(orchestrate({ crypto }, { ref_id: "o-3", source_amount: "3000" }).status, 403)
    save({ travelrule_metadata: { beneficiary: { self: true }, custodian_type: "VASP" } })
    assert.strictEqual(orchestrate({ crypto }, { ref_id: "o-3", source_amount: "3000" }).status, 403)
    save({ travelrule_metadata: SELF })
    assert.strictEqual(orchestrate({ crypto }, { ref_id: "o-3", source_amount: "3000" }).status, 200)
    const between = { profile: { profile_id: profile } }
    assert.strictEqual(orchestrate(between, { ref_id: "o-4", source_amount: "5000" }).status, 200)
    assert.strictEqual(call.get(ORCHESTRATIONS).body.items.length, 4)
  })
})

describe("fiat accounts", () => {
  it("are reviewed, hide their numbers in lists, and return to review when changed", () => {
    const { call, sandbox } = setUp()
    const path = "/v2/transfer/fiat-accounts"
    const made = call.post(path, { ...account, ref_id: "f-1" }).body
    assert.strictEqual(made.status, "PENDING")
    assert.strictEqual(call.post(path, { ...account, ref_id: "f-1" }).status, 409)
    sandbox.control.clock.advance("5s")
    assert.strictEqual(call.get(`${path}/${made.id}`).body.status, "APPROVED")
    const [listed] = call.get(`${path}?ref_ids=f-1`).body.items
    assert.notProperty(listed, "fiat_account_owner")
    assert.strictEqual(listed.fiat_network_instructions.wire.account_number, "XXXX5678")
    const change = { fiat_network_instructions: { wire: { routing_details: { bank_name: "Other Bank" } } } }
    const changed = call.put(`${path}/${made.id}`, change).body
    assert.strictEqual(changed.status, "PENDING")
    assert.strictEqual(changed.fiat_network_instructions.wire.routing_details.bank_name, "Other Bank")
    const institution = { fiat_account_owner: { institution_details: { name: "X" } } }
    assert.strictEqual(call.put(`${path}/${made.id}`, institution).status, 400)
    assert.deepStrictEqual(call.delete(`${path}/${made.id}`).body, {})
    assert.include(call.get(`${path}/${made.id}`).body.detail, "no fiat account found")
    assert.strictEqual(call.get(`${path}/${made.id}?include_deleted=true`).status, 200)
    assert.strictEqual(call.get(`${path}/x`).body.detail, "id must be uuid, given 'x'")
  })

  it("can be approved or refused by hand, with and without a policy", () => {
    const { call, sandbox } = setUp()
    const path = "/v2/transfer/fiat-accounts"
    const create = () => call.post(path, account).body.id as string
    const status = (id: string) => call.get(`${path}/${id}`).body.status as string
    const refused = create()
    sandbox.control.approvals.reject(refused)
    sandbox.control.clock.advance("1m")
    assert.strictEqual(status(refused), "REJECTED")
    sandbox.control.approvals.policy({ fiatAccounts: true })
    const held = create()
    sandbox.control.clock.advance("1m")
    assert.strictEqual(status(held), "PENDING")
    sandbox.control.approvals.approve(held)
    assert.strictEqual(status(held), "APPROVED")
  })

  it.each([
    { fiat_account_owner: {} },
    { fiat_network_instructions: {} },
    { fiat_network_instructions: { cubix: { account_id: "1" }, scb: { account_number: "1" } } },
    { metadata: Object.fromEntries(Array.from({ length: 7 }, (_, index) => [`k${index}`, "v"])) },
    { metadata: { k: "v".repeat(101) } }
  ])("refuses %j", (change) => {
    assert.strictEqual(setUp().call.post("/v2/transfer/fiat-accounts", { ...account, ...change }).status, 400)
  })

  it("an orchestration redeems to an approved account, in dollars", () => {
    const { call, orchestrate, sandbox } = setUp()
    const { id } = call.post("/v2/transfer/fiat-accounts", account).body
    const fiat = { bank_account_id: id, memo: "invoice 7" }
    const redeem = { source_asset: "PYUSD", destination_asset: "USD" }
    assert.strictEqual(orchestrate({ fiat }, redeem).status, 400)
    sandbox.control.clock.advance("5s")
    assert.strictEqual(orchestrate({ fiat }).status, 400)
    const { body } = orchestrate({ fiat }, redeem)
    assert.deepStrictEqual(body.destination, { fiat })
    sandbox.control.clock.advance("2m")
    assert.strictEqual(call.get(`${ORCHESTRATIONS}/${body.id}`).body.status, "COMPLETED")
  })
})

describe("deposit addresses", () => {
  it("receive, convert to dollars where asked, and are bound to their network", () => {
    const { call, profile, sandbox } = setUp()
    const path = "/v2/transfer/deposit-addresses"
    const request = { profile_id: profile, crypto_network: "ETHEREUM", ref_id: "d-1", metadata: { a: "b" } }
    const made = call.post(path, { ...request, conversion_target_asset: "USD" }).body
    assert.match(made.address, /^0x[0-9a-f]{40}$/)
    assert.include(made.compatible_crypto_networks, "POLYGON_POS")
    const again = call.post(path, request)
    assert.strictEqual(again.status, 409)
    assert.strictEqual(again.body.meta.existing.id, made.id)
    assert.strictEqual(call.get(`${path}?ref_ids=d-1&networks=ETHEREUM`).body.items[0].id, made.id)
    const deposit = (change: object) =>
      call.post(`/v2/sandbox/profiles/${profile}/deposit`, {
        asset: "USDG",
        amount: "7.5",
        crypto_network: "ETHEREUM",
        crypto_address: made.address,
        ...change
      }).status
    assert.strictEqual(deposit({}), 200)
    assert.strictEqual(deposit({ asset: "USDC", crypto_network: "BASE" }), 200)
    assert.strictEqual(deposit({ crypto_network: "SOLANA" }), 400)
    assert.strictEqual(Client.units(sandbox, profile, "available", "USD"), 100_000_750_000_000n)
    assert.strictEqual(Client.units(sandbox, profile, "available", "USDC"), 100_000_750_000_000n)
    assert.strictEqual(Client.units(sandbox, profile, "available", "USDG"), 100_000_000_000_000n)
    const other = call.post("/v2/profiles", { nickname: "other" }).body.id
    const foreign = { asset: "USDG", amount: "1", crypto_network: "ETHEREUM", crypto_address: made.address }
    assert.strictEqual(call.post(`/v2/sandbox/profiles/${other}/deposit`, foreign).status, 400)
  })
})

describe("fiat deposit instructions", () => {
  it("are made per network, and a bank deposit with their memo arrives after a minute", () => {
    const { call, profile, sandbox } = setUp()
    const path = "/v2/transfer/fiat-deposit-instructions"
    const made = call.post(path, { profile_id: profile, fiat_network: "WIRE", routing_number_type: "SWIFT" }).body
    assert.match(made.memo_id, /^[A-Z0-9]{16}$/)
    assert.strictEqual(made.fiat_network_instructions.wire.routing_details.routing_number_type, "SWIFT")
    assert.strictEqual(call.get(`${path}/${made.id}`).body.memo_id, made.memo_id)
    assert.strictEqual(call.get(path).body.items.length, 1)
    assert.strictEqual(call.get(`${path}/x`).body.detail, "expected uuid, got x")
    const wrong = { profile_id: profile, fiat_network: "CUBIX", routing_number_type: "ABA" }
    assert.strictEqual(call.post(path, wrong).status, 400)
    const send = (change: object) =>
      call.post("/v2/sandbox/fiat-deposits", {
        asset: "USD",
        amount: "25.50",
        memo_id: made.memo_id,
        fiat_network_instructions: made.fiat_network_instructions,
        ...change
      })
    assert.deepStrictEqual(send({}).body, {})
    assert.strictEqual(send({ fiat_network_instructions: undefined }).body.detail, "fiat network instructions required")
    assert.strictEqual(send({ amount: "1.001" }).status, 400)
    assert.strictEqual(send({ memo_id: "NOBODY" }).status, 400)
    sandbox.control.clock.advance("59s")
    assert.strictEqual(Client.units(sandbox, profile, "available", "USD"), 100_000_000_000_000n)
    sandbox.control.clock.advance("1s")
    assert.strictEqual(Client.units(sandbox, profile, "available", "USD"), 100_002_550_000_000n)
  })
})

/** More exchanges as documented: rules and what feeds them, events, deliveries, addresses. See replay.test.ts. */
import { describe, expect, it } from "vitest"

import * as Sandbox from "../../src/Sandbox.ts"
import * as client from "../client.ts"

const PROFILE = "e8ea8b1c-4e8d-4c59-9e7a-c985194ba2e8"
const uuid: unknown = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f-]{27}$/u)
const instant: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/u)

const make = () => {
  const sandbox = Sandbox.make({
    profiles: [{ id: PROFILE, nickname: "treasury", balances: { USD: "100000", PYUSD: "100000" } }],
    clock: { mode: "manual", startAt: client.START }
  })
  return { sandbox, call: client.caller(sandbox), as: (scope: string) => client.caller(sandbox, scope) }
}

const side = { profile: { profile_id: PROFILE } }
const RULES = "/v2/orchestration/rules"
const ORCHESTRATIONS = "/v2/orchestration/orchestrations"

const problem = (status: number, title: string, detail?: string) => ({
  type: "about:blank",
  title,
  status,
  ...(detail === undefined ? {} : { detail })
})

describe("rules as documented", () => {
  const request = {
    ref_id: "my-rule-001",
    nickname: "USDC to USDG conversion",
    profile_id: PROFILE,
    source_asset: "USDC",
    destination_asset: "USDG",
    source: { crypto: { network: "ETHEREUM" } },
    destination: side
  }

  it("create and delete answer the rule in a wrapper, list does not (orch-rule-reply, orch-rule-delete)", () => {
    const { call } = make()
    const { rule } = call.post(RULES, request).body
    expect(rule).toEqual({
      ...request,
      id: uuid,
      status: "ACTIVE",
      source: { crypto: { network: "ETHEREUM", address: expect.any(String), address_id: expect.any(String) } },
      created_at: instant
    })
    expect(call.get(RULES).body).toEqual({ items: [rule], rules: [rule] })
    expect(call.delete(`${RULES}/${rule.id}`).body).toEqual({ rule: { ...rule, status: "DELETED" } })
    expect(call.get(`${RULES}?status=ACTIVE`).body.items).toEqual([])
  })

  it("a deposit to its address starts an orchestration with a system ref_id (orch-rules)", () => {
    const { call, sandbox } = make()
    const { rule } = call.post(RULES, request).body
    const { address } = rule.source.crypto
    const deposit = { asset: "USDC", amount: "25", crypto_network: "ETHEREUM", crypto_address: address }
    call.post(`/v2/sandbox/profiles/${PROFILE}/deposit`, deposit)
    sandbox.control.clock.advance("1m")
    const [started] = call.get(`${ORCHESTRATIONS}?orchestration_rule_id=${rule.id}`).body.items
    expect(started).toMatchObject({
      status: "COMPLETED",
      source_amount: "25",
      orchestration_rule_id: rule.id,
      source: { crypto: { address, network: "ETHEREUM" } },
      destination: side
    })
    expect(started.ref_id).not.toBe(request.ref_id)
    expect(call.get(`/v2/profiles/${PROFILE}/balances/USDG`).body.available).toBe("25")
  })

  it("after its end a deposit is credited as it came (orch-rule-statuses)", () => {
    const { call, sandbox } = make()
    const { rule } = call.post(RULES, request).body
    call.delete(`${RULES}/${rule.id}`)
    const { address } = rule.source.crypto
    const deposit = { asset: "USDC", amount: "25", crypto_network: "ETHEREUM", crypto_address: address }
    call.post(`/v2/sandbox/profiles/${PROFILE}/deposit`, deposit)
    sandbox.control.clock.advance("1m")
    expect(call.get(`/v2/profiles/${PROFILE}/balances/USDC`).body.available).toBe("25")
    expect(call.get(ORCHESTRATIONS).body.items).toEqual([])
  })
})

describe("events as documented", () => {
  const started = () => {
    const { as, call, sandbox } = make()
    const { id } = call.post(ORCHESTRATIONS, {
      ref_id: "usd-pyusd",
      source_amount: "100",
      source_asset: "USD",
      destination_asset: "PYUSD",
      source: side,
      destination: side
    }).body
    sandbox.control.clock.advance("1m")
    return { as, call, id, sandbox }
  }

  it("a completed orchestration: an event that names it and nothing more (event-shapes, event-status-change)", () => {
    const { call, id } = started()
    const { events, ...rest } = call.get("/v2/events?type=orchestration.completed").body
    expect(rest).toEqual({ next_page_cursor: "" })
    expect(events).toEqual([
      {
        id: uuid,
        type: "orchestration.completed",
        object_type: "orchestration_status_change",
        object: { id, ref_id: "usd-pyusd", status: "COMPLETED" },
        created_at: instant,
        undelivered_webhooks: 0
      }
    ])
    expect(call.get(`/v2/events/${events[0].id}`).body).toEqual(events[0])
  })

  it("what the two operations refuse (event-api-errors)", () => {
    const { as, call } = started()
    expect(call.get("/v2/events?limit=101").body).toEqual(
      problem(400, "Bad Request", "limit must be between 1 and 100")
    )
    expect(call.get("/v2/events/evt_1").body).toEqual(problem(400, "Bad Request", "error parsing event id"))
    expect(call.get("/v2/events/0def57e8-c6bb-40dc-b2b8-69bb80440cc1").body).toEqual(problem(404, "Not Found"))
    expect(as("funding:read_profile").get("/v2/events").body).toEqual(
      problem(
        403,
        "Forbidden",
        "insufficient scopes: found 'funding:read_profile', required one of '[events:read_event]'"
      )
    )
  })
})

describe("money that arrives and leaves as documented", () => {
  it("a bank deposit without the bank's details (sandbox-fiat-deposit)", () => {
    const { call } = make()
    const { body, headers, status } = call.post("/v2/sandbox/fiat-deposits", {
      amount: "10.00",
      asset: "USD",
      memo_id: "3CFXQSCMSPLFHXLZ"
    })
    expect(status).toBe(400)
    expect(headers["content-type"]).toBe("application/problem+json")
    expect(body).toEqual(problem(400, "Bad Request", "fiat network instructions required"))
  })

  it("an address that turns stablecoins into dollars (deposit-addresses, conv-target-asset-address)", () => {
    const { call, sandbox } = make()
    const request = { profile_id: PROFILE, crypto_network: "ETHEREUM", conversion_target_asset: "USD", ref_id: "a-0" }
    const made = call.post("/v2/transfer/deposit-addresses", request).body
    expect(made).toMatchObject({ ...request, id: uuid, customer_id: uuid, address: expect.any(String) })
    expect(call.post("/v2/transfer/deposit-addresses", request).body).toMatchObject({
      status: 409,
      detail: "deposit address already exists with ref_id 'a-0'",
      meta: { existing: { id: made.id } }
    })
    call.post(`/v2/sandbox/profiles/${PROFILE}/deposit`, {
      asset: "PYUSD",
      amount: "5",
      crypto_network: "ETHEREUM",
      crypto_address: made.address
    })
    sandbox.control.clock.advance("1m")
    expect(call.get(`/v2/profiles/${PROFILE}/balances/USD`).body.available).toBe("100005")
  })

  it("a payment that needs travel-rule data, and the same one once it has them (travel-rule, travel-rule-error)", () => {
    const { call, sandbox } = make()
    sandbox.control.clock.set("2026-11-30T12:00:00Z")
    const fresh = client.caller(sandbox)
    const address = "0xe4B0aCA9FB669817775274775b20e52118595515"
    const saved = { crypto_network: "ETHEREUM", address }
    expect(call.get("/v2/profiles").status).toBe(401) // the token is older than 3599 seconds
    const { id } = fresh.put("/v2/transfer/crypto-destination-address", saved).body.address
    const payment = {
      ref_id: "payout-1",
      source_amount: "5000",
      source_asset: "USD",
      destination_asset: "PYUSD",
      source: side,
      destination: { crypto: { address, network: "ETHEREUM" } }
    }
    expect(fresh.post(ORCHESTRATIONS, payment).body).toMatchObject({
      type: "https://developer.paxos.com/docs/v2/problems/travel-rule-information-required",
      title: "Travel Rule Information Required",
      status: 403,
      meta: saved
    })
    fresh.put("/v2/transfer/crypto-destination-address", {
      id,
      travelrule_metadata: { beneficiary: { self: true }, custodian_type: "PRIVATE" }
    })
    expect(fresh.post(ORCHESTRATIONS, payment)).toMatchObject({ status: 200, body: { status: "PROCESSING" } })
  })
})

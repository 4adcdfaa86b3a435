/**
 * Exchanges as the vendor documents them, replayed to the letter: same request, same status, same body, except for ids
 * and times. The values follow docs/vendor-facts.md; the sandbox has no other way to know them.
 */
import { describe, expect, it } from "vitest"

import * as Sandbox from "../../src/Sandbox.ts"
import * as client from "../client.ts"

const PROFILE = "b821ff88-fdb4-49ba-b30f-99c40f01fcfc"
const CUSTOMER = "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
const ZERO = "00000000-0000-0000-0000-000000000000"
const PROBLEMS = "https://developer.paxos.com/docs/v2/problems/"

const uuid: unknown = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f-]{27}$/u)
const instant: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/u)

const make = (usd = "1000000", settings = {}) => {
  const sandbox = Sandbox.make({
    profiles: [
      { id: PROFILE, nickname: "omnibus", balances: { USD: usd } },
      { id: CUSTOMER, nickname: "customer" }
    ],
    clock: { mode: "manual", startAt: client.START },
    settings
  })
  return { sandbox, call: client.caller(sandbox), as: (scope: string) => client.caller(sandbox, scope) }
}

const forbidden = (detail: string) => ({ type: "about:blank", title: "Forbidden", status: 403, detail })

const CONVERSIONS = "/v2/conversion/stablecoins"
const three = {
  amount: "3",
  metadata: { skey: "svalue", custom_key: "custom_value" },
  profile_id: PROFILE,
  ref_id: "refid-24d25de7",
  source_asset: "USD",
  target_asset: "USDP"
}

describe("conversions as documented", () => {
  it("create, get while it waits, get when it is settled (conv-object, conv-zero-uuid)", () => {
    const { call, sandbox } = make()
    const created = call.post(CONVERSIONS, three)
    const expected = {
      ...three,
      id: uuid,
      identity_id: ZERO,
      account_id: ZERO,
      status: "CREATED",
      created_at: instant,
      updated_at: instant
    }
    expect(created.status).toBe(200)
    expect(created.body).toEqual(expected)
    expect(call.get(`${CONVERSIONS}/${created.body.id}`).body).toEqual(created.body)
    sandbox.control.clock.advance("1s")
    const settled = call.get(`${CONVERSIONS}/${created.body.id}`).body
    expect(settled).toEqual({ ...created.body, status: "SETTLED", settled_at: instant })
    expect(settled.updated_at < settled.settled_at).toBe(true) // conv-updated-before-settled
    expect(call.get(CONVERSIONS).body).toEqual({ items: [settled] })
  })

  it("cancel (conv-cancel)", () => {
    const { call } = make()
    const { id } = call.post(CONVERSIONS, { ...three, amount: "11.1" }).body
    const { body, status } = call.delete(`${CONVERSIONS}/${id}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ id, amount: "11.1", status: "CANCELLED", cancelled_at: instant })
    expect(body.cancelled_at).toBe(body.updated_at)
  })

  it("above the customer's limit (conv-limit)", () => {
    const { call } = make("1000000", { legacyAmountMax: "10000" })
    expect(call.post(CONVERSIONS, { ...three, amount: "11000" }).body).toEqual({
      type: "about:blank",
      title: "Bad Request",
      status: 400,
      detail: "11000 amount is above the maximum 10000 USD"
    })
  })

  it("without the money (conv-problems)", () => {
    const { call } = make("358.24")
    const { body, headers, status } = call.post(CONVERSIONS, { ...three, amount: "999" })
    expect(status).toBe(403)
    expect(headers["content-type"]).toBe("application/json")
    expect(body).toEqual({
      type: `${PROBLEMS}insufficient-funds`,
      title: "Insufficient Funds",
      status: 403,
      detail: `insufficient USD funds in profile ${PROFILE}: 999 needed, 358.24 available`,
      meta: { profile_id: PROFILE, asset: "USD", needed: "999", available: "358.24" }
    })
  })

  it("with a ref_id that was used before (conv-ref-id)", () => {
    const { call, sandbox } = make()
    const { id } = call.post(CONVERSIONS, { ...three, ref_id: "refid-1" }).body
    sandbox.control.clock.advance("1s")
    const { body, status } = call.post(CONVERSIONS, { ...three, ref_id: "refid-1" })
    expect(status).toBe(409)
    expect(body).toEqual({
      type: `${PROBLEMS}already-exists`,
      title: "Already Exists",
      status: 409,
      detail: "conversion already exists with ref_id 'refid-1'",
      meta: { existing: call.get(`${CONVERSIONS}/${id}`).body }
    })
    expect(body.meta.existing.status).toBe("SETTLED")
  })

  it("an id that nobody has (conv-problems)", () => {
    const { call, sandbox } = make()
    const id = "0def57e8-c6bb-40dc-b2b8-69bb80440cc1"
    const expected = {
      type: "about:blank",
      title: "Not Found",
      status: 404,
      detail: `conversion with id ${id} not found for customer with id ${sandbox.control.state().customer_id}`
    }
    expect(call.get(`${CONVERSIONS}/${id}`).body).toEqual(expected)
    expect(call.delete(`${CONVERSIONS}/${id}`).body).toEqual(expected)
  })

  it("with the scope of the other kind, each operation in its own quotes (conv-problems)", () => {
    const { as } = make()
    const [read, write] = ["conversion:read_conversion_stablecoin", "conversion:write_conversion_stablecoin"]
    const single = (found: string, needed: string) =>
      forbidden(`insufficient scopes: found '${found}', required one of '[${needed}]'`)
    const double = (found: string, needed: string) =>
      forbidden(`insufficient scopes: found "${found}" required one of "[${needed}]"`)
    expect(as(read).post(CONVERSIONS, three).body).toEqual(single(read, write))
    expect(as(write).get(`${CONVERSIONS}/${ZERO}`).body).toEqual(single(write, read))
    expect(as(write).get(CONVERSIONS).body).toEqual(double(write, read))
    expect(as(read).delete(`${CONVERSIONS}/${ZERO}`).body).toEqual(double(read, write))
  })
})

const ORCHESTRATIONS = "/v2/orchestration/orchestrations"
const side = (id: string) => ({ profile: { profile_id: id } })
const hundred = {
  ref_id: "usd-pyusd-a3b1c2d4",
  source_amount: "100",
  source_asset: "USD",
  destination_asset: "PYUSD",
  source: side(PROFILE),
  destination: side(PROFILE),
  metadata: { my_id: "4f8a2b6c" }
}

describe("orchestrations as documented", () => {
  it("the guide's conversion: create, get, list (orch-object, orch-items-deprecation)", () => {
    const { call, sandbox } = make()
    const created = call.post(ORCHESTRATIONS, hundred)
    expect(created.status).toBe(200)
    expect(created.body).toEqual({
      ...hundred,
      id: uuid,
      profile_id: PROFILE,
      customer_id: sandbox.control.state().customer_id,
      status: "PROCESSING",
      created_at: instant,
      updated_at: created.body.created_at
    })
    sandbox.control.clock.advance("1s")
    const completed = call.get(`${ORCHESTRATIONS}/${created.body.id}`).body
    expect(completed).toEqual({ ...created.body, status: "COMPLETED", updated_at: instant })
    const query = `status=COMPLETED&status=FAILED&profile_id=${PROFILE}&created_at.gte=${client.START}`
    expect(call.get(`${ORCHESTRATIONS}?${query}`).body).toEqual({ items: [completed], orchestrations: [completed] })
  })

  it("one profile pays, another receives (orch-variants, conv-directed)", () => {
    const { call, sandbox } = make()
    call.post(ORCHESTRATIONS, { ...hundred, destination: side(CUSTOMER) })
    sandbox.control.clock.advance("1s")
    expect(call.get(`/v2/profiles/${CUSTOMER}/balances/PYUSD`).body).toEqual({
      asset: "PYUSD",
      available: "100",
      trading: "0"
    })
    expect(call.get(`/v2/profiles/${PROFILE}/balances/USD`).body).toEqual({
      asset: "USD",
      available: "999900",
      trading: "0"
    })
  })

  it("a ref_id that was used before, and too little money (problem-catalogue)", () => {
    const { call } = make("100")
    const { id } = call.post(ORCHESTRATIONS, hundred).body
    const conflict = call.post(ORCHESTRATIONS, hundred)
    expect(conflict.body).toMatchObject({ type: `${PROBLEMS}already-exists`, status: 409, meta: { existing: { id } } })
    expect(call.post(ORCHESTRATIONS, { ...hundred, ref_id: "another" }).body).toMatchObject({
      type: `${PROBLEMS}insufficient-funds`,
      status: 403,
      meta: { profile_id: PROFILE, asset: "USD", needed: "100", available: "0" }
    })
  })
})

describe("the platform around them as documented", () => {
  it("a token (auth-token)", () => {
    const { sandbox } = make()
    const fields = { grant_type: "client_credentials", client_id: "sandbox", client_secret: "sandbox" }
    const scope = "orchestration:read_orchestration orchestration:write_orchestration"
    expect(client.tokenRequest(sandbox, { ...fields, scope }).body).toEqual({
      access_token: expect.any(String),
      expires_in: 3599,
      scope,
      token_type: "bearer"
    })
    expect(client.tokenRequest(sandbox, { ...fields, scope: `${scope} transfer:nothing` }).body).toMatchObject({
      error: "invalid_scope"
    })
  })

  it("no token at all (problem-catalogue)", () => {
    const { sandbox } = make()
    expect(client.send(sandbox, "GET", "/v2/profiles").body).toEqual({
      type: "about:blank",
      title: "Unauthorized",
      status: 401,
      detail: "no authorization header set"
    })
  })

  it("profiles, balances, a deposit (profiles, balances, sandbox-deposit)", () => {
    const { call } = make("0")
    expect(call.get("/v2/profiles").body).toEqual({
      items: [
        { id: PROFILE, nickname: "omnibus", type: "DEFAULT" },
        { id: CUSTOMER, nickname: "customer", type: "NORMAL" }
      ]
    })
    expect(call.post("/v2/profiles", { nickname: "customer" }).body).toMatchObject({
      status: 409,
      detail: "nickname already exists"
    })
    const deposit = { asset: "PYUSD", amount: "1.5", crypto_network: "ETHEREUM" }
    expect(call.post(`/v2/sandbox/profiles/${CUSTOMER}/deposit`, deposit).body).toEqual({ activity_id: uuid })
    expect(call.get(`/v2/profiles/${CUSTOMER}/balances?assets=PYUSD`).body).toEqual({
      items: [{ asset: "PYUSD", available: "1.5", trading: "0" }]
    })
  })
})

/**
 * Every operation once or more, as a client that does everything right, over HTTP: through a proxy that judges requests
 * and answers by the vendor's document, or straight. What is refused is for other tests: a judging proxy stops bad
 * requests itself.
 */

/** Where to go. */
export interface Route {
  /** Base of the API, ending in `/v2` or where a proxy stands for it. */
  readonly base: string
  /** The sandbox itself, for tokens and the clock. */
  readonly sandbox: string
}

/** One call that went through. */
export interface Called {
  readonly call: string
  readonly status: number
  readonly body: string
}

const ADDRESS = "0xe4B0aCA9FB669817775274775b20e52118595515"
const place = { country: "USA", address1: "456 Main Street", city: "New York", province: "NY", zip_code: "10101" }
const bank = {
  wire: {
    account_number: "12345678",
    fiat_account_owner_address: place,
    routing_details: {
      routing_number_type: "ABA",
      routing_number: "123456789",
      bank_name: "Customers Bank",
      bank_address: place
    }
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- a client reads what it needs from the answers
type Call = (method: string, path: string, payload?: unknown) => Promise<any>

const conversions = async (call: Call, profile: string): Promise<void> => {
  const path = "/conversion/stablecoins"
  const request = { profile_id: profile, amount: "3", source_asset: "USD", target_asset: "USDP" }
  const { id } = await call("POST", path, { ...request, ref_id: "c-1", metadata: { a: "b" } })
  await call("GET", `${path}/${id}`)
  const { id: second } = await call("POST", path, request)
  await call("DELETE", `${path}/${second}`)
  await call("GET", `${path}?limit=10&order=ASC&profile_id=${profile}`)
}

const orchestrations = async (call: Call, profile: string): Promise<void> => {
  const path = "/orchestration/orchestrations"
  const side = { profile: { profile_id: profile } }
  const request = { source_amount: "100", source_asset: "USD", destination_asset: "PYUSD", source: side }
  const { id } = await call("POST", path, { ...request, ref_id: "o-1", destination: side, metadata: { a: "b" } })
  await call("GET", `${path}/${id}`)
  await call("PUT", "/transfer/crypto-destination-address", { crypto_network: "ETHEREUM", address: ADDRESS })
  await call("GET", "/transfer/crypto-destination-addresses?crypto_networks=ETHEREUM")
  const destination = { crypto: { address: ADDRESS, network: "ETHEREUM" } }
  await call("POST", path, { ...request, ref_id: "o-2", destination })
  await call("GET", `${path}?status=PROCESSING&status=COMPLETED&limit=10`)
}

const banks = async (call: Call, profile: string): Promise<void> => {
  const path = "/transfer/fiat-accounts"
  const { id } = await call("POST", path, {
    fiat_account_owner: { person_details: { first_name: "Jane", last_name: "Doe" } },
    fiat_network_instructions: bank
  })
  await call("GET", `${path}/${id}`)
  await call("PUT", `${path}/${id}`, { metadata: { a: "b" } })
  await call("GET", `${path}?limit=10`)
  await call("DELETE", `${path}/${id}`)
  const instructions = "/transfer/fiat-deposit-instructions"
  const made = await call("POST", instructions, { profile_id: profile, fiat_network: "WIRE" })
  await call("GET", `${instructions}/${made.id}`)
  await call("GET", `${instructions}?limit=10`)
  await call("POST", "/sandbox/fiat-deposits", {
    amount: "10.00",
    asset: "USD",
    memo_id: made.memo_id,
    fiat_network_instructions: bank
  })
}

const rules = async (call: Call, profile: string): Promise<void> => {
  const path = "/orchestration/rules"
  const { rule } = await call("POST", path, {
    ref_id: "r-1",
    profile_id: profile,
    source_asset: "USDC",
    destination_asset: "USDG",
    source: { crypto: { network: "ETHEREUM" } },
    destination: { profile: { profile_id: profile } }
  })
  await call("GET", `${path}?status=ACTIVE`)
  await call("POST", `/sandbox/profiles/${profile}/deposit`, {
    asset: "USDC",
    amount: "25",
    crypto_network: "ETHEREUM",
    crypto_address: rule.source.crypto.address
  })
  await call("GET", `/orchestration/orchestrations?orchestration_rule_id=${rule.id}`)
  await call("DELETE", `${path}/${rule.id}`)
  await call("POST", "/transfer/deposit-addresses", { profile_id: profile, crypto_network: "ETHEREUM" })
  await call("GET", `/transfer/deposit-addresses?profile_ids=${profile}`)
}

const profiles = async (call: Call): Promise<string> => {
  const { items } = await call("GET", "/profiles")
  const { id } = await call("POST", "/profiles", { nickname: "second" })
  await call("PUT", `/profiles/${id}`, { nickname: "renamed" })
  await call("PUT", `/profiles/${id}/deactivate`)
  const profile: string = items[0].id
  await call("GET", `/profiles/${profile}`)
  await call("GET", `/profiles/${profile}/balances?assets=USD&assets=PYUSD`)
  await call("GET", `/profiles/${profile}/balances/USD`)
  return profile
}

/** Walks the path; rejects with the first call that was not answered with 200. */
export const walk = async ({ base, sandbox }: Route): Promise<ReadonlyArray<Called>> => {
  const fields = { grant_type: "client_credentials", client_id: "sandbox", client_secret: "sandbox" }
  const granted = await fetch(`${sandbox}/oauth2/token`, { method: "POST", body: new URLSearchParams(fields) })
  const { access_token: token } = (await granted.json()) as { readonly access_token: string }
  const called: Array<Called> = []
  const call: Call = async (method, path, payload) => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(payload === undefined ? {} : { body: JSON.stringify(payload) })
    })
    const body = await response.text()
    called.push({ call: `${method} ${path}`, status: response.status, body })
    if (response.status !== 200) throw new Error(`${method} ${path} -> ${response.status} ${body}`)
    return JSON.parse(body)
  }
  const profile = await profiles(call)
  await conversions(call, profile)
  await orchestrations(call, profile)
  await banks(call, profile)
  await rules(call, profile)
  await fetch(`${sandbox}/_sandbox/clock`, { method: "POST", body: JSON.stringify({ advance: "10m" }) })
  for (const path of ["/conversion/stablecoins", "/orchestration/orchestrations"]) {
    const { items } = await call("GET", path)
    await call("GET", `${path}/${items[0].id}`)
  }
  const { events } = await call("GET", "/events?limit=10")
  await call("GET", `/events/${events[0].id}`)
  return called
}
